// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.interceptor.CacheErrorHandler;
import org.springframework.cache.interceptor.LoggingCacheErrorHandler;
import org.springframework.context.annotation.Configuration;

/** While the store is away, methods are called as if nothing was cached. */
// tag::forgiving[]
@Configuration(proxyBeanMethods = false)
class ForgivingCaches implements CachingConfigurer {

    @Override
    public CacheErrorHandler errorHandler() {
        return new LoggingCacheErrorHandler();
    }
}
// end::forgiving[]
