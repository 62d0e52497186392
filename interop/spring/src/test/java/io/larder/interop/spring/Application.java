// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import io.larder.LarderCachingProvider;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.Caching;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Spring application with caches of its own. Two of them at one URI share their entries if they are of one group. */
final class Application implements AutoCloseable {

    private static final List<String> CACHES = List.of("books", "prices", "failures");

    private final AnnotationConfigApplicationContext context;

    private Application(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    @Configuration
    @EnableCaching
    static class Annotations {}

    /** A name that no other application has. */
    static String newGroup() {
        return "spring-" + UUID.randomUUID();
    }

    /** An application alone in its group. */
    static Application at(URI uri, Class<?>... components) {
        return at(uri, settings(newGroup()), components);
    }

    /** The settings of a group, to be added to. */
    static Properties settings(String group) {
        Properties settings = new Properties();
        settings.setProperty("larder.prefix", group);
        CACHES.forEach(cache -> settings.setProperty("larder.caches." + cache + ".statistics", "true"));
        return settings;
    }

    /** As in a JVM of its own: the class loader that Larder sees is new, so nothing has been written through it. */
    static Application at(URI uri, Properties settings, Class<?>... components) {
        ClassLoader loader = new URLClassLoader(new URL[0], Application.class.getClassLoader());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setClassLoader(Application.class.getClassLoader());
        context.registerBean(
                "caches",
                javax.cache.CacheManager.class,
                () -> Caching.getCachingProvider(LarderCachingProvider.class.getName())
                        .getCacheManager(uri, loader, settings));
        context.registerBean(
                "cacheManager",
                JCacheCacheManager.class,
                () -> new JCacheCacheManager(context.getBean(javax.cache.CacheManager.class)));
        context.register(Annotations.class);
        context.register(components);
        context.refresh();
        return new Application(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JCacheCacheManager springs() {
        return bean(JCacheCacheManager.class);
    }

    javax.cache.CacheManager caches() {
        return bean(javax.cache.CacheManager.class);
    }

    Cache<Object, Object> cache(String name) {
        return caches().getCache(name);
    }

    @Override
    public void close() {
        context.close();
    }
}
