// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;

/** Cached read-only, found by a natural id that never changes. */
@Entity
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY, region = "countries")
@NaturalIdCache(region = "country-codes")
class Country {

    @Id
    private long id;

    @NaturalId
    private String code;

    private String name;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Country() {}

    Country(long id, String code, String name) {
        this.id = id;
        this.code = code;
        this.name = name;
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }
}
