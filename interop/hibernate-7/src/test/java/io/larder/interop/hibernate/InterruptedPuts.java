// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import java.util.function.Predicate;
import javax.cache.Cache;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.jcache.internal.JCacheAccessImpl;
import org.hibernate.cache.jcache.internal.JCacheRegionFactory;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's own region factory, in which a thread can have something take place between Hibernate's decision to put
 * and the put: what a moment's pause of the JVM does by chance.
 */
public final class InterruptedPuts extends JCacheRegionFactory {

    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<@Nullable Interruption> NEXT = new ThreadLocal<>();

    /** What takes place before the put of such a value, once. */
    private record Interruption(Predicate<Object> value, Runnable meanwhile) {}

    /** Before the first value of this simple class name that the calling thread puts, this takes place. */
    static void beforePutOf(String simpleName, Runnable meanwhile) {
        NEXT.set(new Interruption(value -> value.getClass().getSimpleName().equals(simpleName), meanwhile));
    }

    /** Whether what was to take place is still to come. */
    static boolean isPending() {
        return NEXT.get() != null;
    }

    static void reset() {
        NEXT.remove();
    }

    @Override
    protected DomainDataStorageAccess createDomainDataStorageAccess(
            DomainDataRegionConfig region, DomainDataRegionBuildingContext context) {
        return new Access(getOrCreateCache(region.getRegionName(), context.getSessionFactory()));
    }

    private static final class Access extends JCacheAccessImpl {

        Access(Cache<Object, Object> cache) {
            super(cache);
        }

        @Override
        public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {
            Interruption next = NEXT.get();
            if (next != null && next.value().test(value)) {
                NEXT.remove();
                next.meanwhile().run();
            }
            super.putIntoCache(key, value, session);
        }
    }
}
