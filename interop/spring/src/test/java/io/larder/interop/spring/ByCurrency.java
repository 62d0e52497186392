// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.lang.annotation.Annotation;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;

/** Chooses the cache by the last argument. */
class ByCurrency implements CacheResolverFactory {

    private final CacheManager caches;

    ByCurrency(CacheManager caches) {
        this.caches = caches;
    }

    @Override
    public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> method) {
        return new CacheResolver() {
            @Override
            public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> call) {
                CacheInvocationParameter[] parameters = call.getAllParameters();
                return caches.getCache("prices-" + parameters[parameters.length - 1].getValue());
            }
        };
    }

    @Override
    public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> method) {
        return getCacheResolver(method);
    }
}
