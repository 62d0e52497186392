// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.net.URI;
import javax.cache.Caching;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Larder without Spring Boot. */
// tag::plain[]
@Configuration(proxyBeanMethods = false)
@EnableCaching
class PlainSpring {

    @Bean
    javax.cache.CacheManager caches() { // <1>
        return Caching.getCachingProvider("io.larder.LarderCachingProvider")
                .getCacheManager(URI.create("classpath:library.properties"), PlainSpring.class.getClassLoader());
    }

    @Bean
    CacheManager cacheManager(javax.cache.CacheManager caches) {
        JCacheCacheManager manager = new JCacheCacheManager(caches);
        manager.setTransactionAware(true); // <2>
        return manager;
    }
}
// end::plain[]
