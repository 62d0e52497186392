// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached under the strategy transactional, which hibernate-jcache has in name only. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.TRANSACTIONAL, region = "draws")
class Draw extends Counted {

    @Version
    private long version;

    protected Draw() {}

    Draw(long id) {
        super(id);
    }
}
