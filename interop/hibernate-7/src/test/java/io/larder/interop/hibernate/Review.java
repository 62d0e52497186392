// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached nonstrict-read-write: what readers wrote of a product, which seldom changes. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE, region = "reviews")
class Review {

    @Id
    private long id;

    private String text;

    @ManyToOne
    private Product product;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Review() {}

    Review(long id, Product product, String text) {
        this.id = id;
        this.product = product;
        this.text = text;
    }

    long id() {
        return id;
    }

    Product product() {
        return product;
    }

    String text() {
        return text;
    }

    void text(String other) {
        text = other;
    }
}
