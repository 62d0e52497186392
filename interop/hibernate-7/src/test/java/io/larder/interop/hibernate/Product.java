// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** Cached read-write with all that belongs to it, in the regions that Hibernate names after the class. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NaturalIdCache
class Product {

    /** Of an attribute that the cache holds. */
    enum State {
        NEW,
        SOLD_OUT
    }

    @Id
    private long id;

    @Version
    private long version;

    @NaturalId(mutable = true)
    private String sku;

    private BigDecimal price;
    private State state = State.NEW;
    private Instant changed = Instant.EPOCH;

    @ManyToOne
    private @Nullable Country origin;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    private Set<String> labels = new HashSet<>();

    @OneToMany(mappedBy = "product")
    @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
    private List<Review> reviews = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Product() {}

    Product(long id, String sku, String price) {
        this.id = id;
        this.sku = sku;
        this.price = new BigDecimal(price);
    }

    long id() {
        return id;
    }

    String sku() {
        return sku;
    }

    void sku(String other) {
        sku = other;
    }

    BigDecimal price() {
        return price;
    }

    void price(String other) {
        price = new BigDecimal(other);
    }

    State state() {
        return state;
    }

    void sellOut(Instant at) {
        state = State.SOLD_OUT;
        changed = at;
    }

    Instant changed() {
        return changed;
    }

    @Nullable
    Country origin() {
        return origin;
    }

    void origin(Country country) {
        origin = country;
    }

    Set<String> labels() {
        return labels;
    }

    List<Review> reviews() {
        return reviews;
    }
}
