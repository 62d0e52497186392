// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import io.larder.LarderCachingProvider;
import java.io.Serializable;
import java.net.URI;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/**
 * A cache that several JVMs open, each for itself.
 *
 * @param uri where its entries live
 * @param name the name of the cache
 */
public record SharedCache(URI uri, String name) implements Serializable {

    /** The same cache at a URI with another setting. */
    public SharedCache with(String setting, String value) {
        String separator = uri.getRawQuery() == null ? "?" : "&";
        return new SharedCache(URI.create(uri + separator + setting + "=" + value), name);
    }

    /** The manager of this URI in this JVM. */
    public CacheManager manager() {
        return manager(SharedCache.class.getClassLoader());
    }

    /** A manager of this URI in this JVM; another one for each class loader. */
    public CacheManager manager(ClassLoader classLoader) {
        return Caching.getCachingProvider(LarderCachingProvider.class.getName()).getCacheManager(uri, classLoader);
    }

    /** The cache in this JVM, eternal, without loader and writer unless it was opened with one before. */
    public <V> Cache<String, V> open() {
        return open(manager(), new MutableConfiguration<>());
    }

    /** The cache in this JVM, as configured here unless it was opened before. */
    public <V> Cache<String, V> open(Configuration<String, V> configuration) {
        return open(manager(), configuration);
    }

    /** The cache of a manager, as configured here unless it was opened before. For one thread at a time. */
    public <V> Cache<String, V> open(CacheManager manager, Configuration<String, V> configuration) {
        Cache<String, V> present = manager.getCache(name, configuration.getKeyType(), configuration.getValueType());
        return present == null ? manager.createCache(name, configuration) : present;
    }
}
