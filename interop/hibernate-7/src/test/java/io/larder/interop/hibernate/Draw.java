// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached under the strategy transactional, which hibernate-jcache has in name only. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.TRANSACTIONAL, region = "draws")
class Draw implements Counted {

    @Id
    private long id;

    private long amount;

    @Version
    private long version;

    protected Draw() {}

    Draw(long id) {
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
