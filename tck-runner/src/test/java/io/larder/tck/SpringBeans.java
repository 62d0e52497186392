// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.util.List;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.annotation.BeanProvider;
import javax.cache.configuration.MutableConfiguration;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The kit's beans with Spring's own support of the annotations, over the provider as Spring's cache manager. */
public final class SpringBeans implements BeanProvider {
    private final ApplicationContext context = new AnnotationConfigApplicationContext(Wiring.class);

    @Override
    public <T> T getBeanByType(Class<T> beanClass) {
        return context.getBean(beanClass);
    }

    /** Class-based proxies, because the kit asks for its beans by class. */
    @Configuration
    @EnableCaching(proxyTargetClass = true)
    @Import({
        CacheNameOnEachMethodBlogManagerImpl.class,
        ClassLevelCacheConfigBlogManagerImpl.class,
        UsingDefaultCacheNameBlogManagerImpl.class
    })
    static class Wiring {
        // Spring creates no cache that is missing.
        private static final List<String> CACHES = List.of(
                "blogManager",
                "blgMngr",
                "manager.UsingDefaultCacheNameBlogManagerImpl.getEntryCached(java.lang.String)");

        @Bean
        CacheManager caches() {
            CacheManager caches = Caching.getCachingProvider().getCacheManager();
            CACHES.forEach(name -> caches.createCache(name, new MutableConfiguration<>()));
            return caches;
        }

        @Bean
        JCacheCacheManager cacheManager(CacheManager caches) {
            return new JCacheCacheManager(caches);
        }
    }
}
