// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Larder as applications use it.
 *
 * @param manager of all its caches
 */
record JCacheClient(CacheManager manager) implements NearClient {

    /** Not the usual one, since servers tell of all that begins alike: what others write under Larder's names is none of its business. */
    private static final String PREFIX = "near";

    static JCacheClient tiered(URI server, Properties settings) {
        Properties all = new Properties();
        all.setProperty("larder.prefix", PREFIX);
        all.setProperty("larder.near.max-entries", String.valueOf(TieredKind.NEAR_SIZE));
        all.putAll(settings);
        return open(URI.create("tiered+" + server), all);
    }

    static JCacheClient local(Properties settings) {
        return open(URI.create("local:/"), settings);
    }

    static JCacheClient bounded(Properties settings) {
        Properties all = new Properties();
        all.setProperty("larder.max-entries", String.valueOf(TieredKind.NEAR_SIZE));
        all.putAll(settings);
        return open(URI.create("local:/"), all);
    }

    private static JCacheClient open(URI uri, Properties settings) {
        return new JCacheClient(Caching.getCachingProvider("io.larder.LarderCachingProvider")
                .getCacheManager(uri, JCacheClient.class.getClassLoader(), settings));
    }

    @Override
    public NearCache open(TieredKind kind) {
        return new JCacheNear(manager.createCache(
                kind.cacheName(),
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setExpiryPolicyFactory(kind.policy())));
    }

    @Override
    public void close() {
        manager.close();
    }

    private record JCacheNear(Cache<String, String> cache) implements NearCache {

        @Override
        public @Nullable String get(String key) {
            return cache.get(key);
        }

        @Override
        public void put(String key, String value) {
            cache.put(key, value);
        }

        @Override
        public void putAll(Map<String, String> entries) {
            cache.putAll(entries);
        }
    }
}
