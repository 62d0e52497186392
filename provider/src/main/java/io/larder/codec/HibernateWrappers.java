// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.Set;

/**
 * What Hibernate's second-level cache wraps an application's values in: objects that hold values, and do nothing when
 * they are read. A JVM must understand a soft lock of another one before it has written any: taken for absent, it would
 * be overwritten by what it is there to keep out.
 */
final class HibernateWrappers {

    private static final Set<String> NAMES = Set.of(
            "org.hibernate.cache.spi.support.AbstractReadWriteAccess$Item",
            "org.hibernate.cache.spi.support.AbstractReadWriteAccess$SoftLockImpl",
            "org.hibernate.cache.spi.entry.StandardCacheEntryImpl",
            "org.hibernate.cache.spi.entry.CollectionCacheEntry",
            "org.hibernate.cache.internal.QueryResultsCacheImpl$CacheItem",
            "org.hibernate.cache.internal.BasicCacheKeyImplementation",
            "org.hibernate.cache.internal.CacheKeyImplementation",
            "org.hibernate.cache.internal.NaturalIdCacheKey",
            "org.hibernate.cache.spi.QueryKey");

    private HibernateWrappers() {}

    static boolean contains(String className) {
        return NAMES.contains(className);
    }
}
