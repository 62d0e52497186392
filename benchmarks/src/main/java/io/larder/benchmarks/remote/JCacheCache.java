// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;

/**
 * A contender behind {@code javax.cache}.
 *
 * @param cache   the cache
 * @param closing what closes the cache and all that was opened for it
 */
public record JCacheCache(Cache<String, String> cache, Runnable closing) implements MeasuredCache {

    private static final EntryProcessor<String, String, String> EXCHANGE = (entry, arguments) -> {
        String former = entry.getValue();
        entry.setValue((String) arguments[0]);
        return former;
    };

    /** A cache of Larder's with its manager. */
    public static JCacheCache ofLarder(URI uri, Kind kind, Size size, Properties settings) {
        CacheManager manager = Caching.getCachingProvider("io.larder.LarderCachingProvider")
                .getCacheManager(uri, JCacheCache.class.getClassLoader(), settings);
        return new JCacheCache(manager.createCache(kind.cacheName(size), configuration(kind)), manager::close);
    }

    /** What all providers are told. */
    public static MutableConfiguration<String, String> configuration(Kind kind) {
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(kind.policy());
    }

    @Override
    public @Nullable String get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        return cache.putIfAbsent(key, value);
    }

    @Override
    public boolean containsKey(String key) {
        return cache.containsKey(key);
    }

    @Override
    public boolean remove(String key) {
        return cache.remove(key);
    }

    @Override
    public @Nullable String getAndPut(String key, String value) {
        return cache.getAndPut(key, value);
    }

    @Override
    public boolean replace(String key, String value) {
        return cache.replace(key, value);
    }

    @Override
    public @Nullable String invoke(String key, String value) {
        return cache.invoke(key, EXCHANGE, value);
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return cache.getAll(keys);
    }

    @Override
    public void putAll(Map<String, String> entries) {
        cache.putAll(entries);
    }

    @Override
    public Iterator<Map.Entry<String, String>> entries() {
        Iterator<Cache.Entry<String, String>> entries = cache.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Map.Entry<String, String> next() {
                Cache.Entry<String, String> entry = entries.next();
                return Map.entry(entry.getKey(), entry.getValue());
            }
        };
    }

    @Override
    public void clear() {
        cache.clear();
    }

    @Override
    public void close() {
        closing.run();
    }
}
