// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached read-write, without a version. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE, region = "shelves")
class Shelf implements Counted {

    @Id
    private long id;

    private long amount;

    protected Shelf() {}

    Shelf(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    @Override
    public long amount() {
        return amount;
    }

    @Override
    public void add(long more) {
        amount += more;
    }
}
