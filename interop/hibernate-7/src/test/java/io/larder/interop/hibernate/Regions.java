// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import java.util.Iterator;
import java.util.Objects;
import javax.cache.Cache;
import org.hibernate.SessionFactory;
import org.hibernate.cache.jcache.internal.JCacheRegionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/** The caches behind Hibernate's regions. */
final class Regions {

    private Regions() {}

    // tag::manager[]
    /** The JCache cache of a region. */
    static Cache<Object, Object> cache(SessionFactory factory, String region) {
        JCacheRegionFactory regions = (JCacheRegionFactory)
                factory.unwrap(SessionFactoryImplementor.class).getCache().getRegionFactory();
        return regions.getCacheManager().getCache(region);
    }
    // end::manager[]

    /** The only value that a region has, or null. */
    static @Nullable Object value(SessionFactory factory, String region) {
        Iterator<Cache.Entry<Object, Object>> entries =
                Objects.requireNonNull(cache(factory, region)).iterator();
        return entries.hasNext() ? entries.next().getValue() : null;
    }
}
