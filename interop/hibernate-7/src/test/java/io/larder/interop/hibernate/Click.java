// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached nonstrict-read-write, without a version. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE, region = "clicks")
class Click implements Counted {

    @Id
    private long id;

    private long amount;

    protected Click() {}

    Click(long id) {
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
