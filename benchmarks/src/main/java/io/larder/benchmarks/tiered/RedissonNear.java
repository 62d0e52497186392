// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.api.options.LocalCachedMapOptions.EvictionPolicy;
import org.redisson.api.options.LocalCachedMapOptions.ReconnectionStrategy;
import org.redisson.api.options.LocalCachedMapOptions.SyncStrategy;
import org.redisson.config.Config;

/**
 * Redisson's {@link RLocalCachedMap} with its own codec. The keys themselves are the keys of the near tier, or a hit would encode
 * one first; with Caffeine as the near tier that can not be had.
 */
final class RedissonNear implements NearClient {

    private final RedissonClient client;

    RedissonNear(URI server, int threads) {
        Config config = new Config();
        String user = server.getUserInfo();
        if (user != null && user.indexOf(':') >= 0) {
            config.setUsername(user.startsWith(":") ? null : user.substring(0, user.indexOf(':')));
            config.setPassword(user.substring(user.indexOf(':') + 1));
        }
        config.useSingleServer()
                .setAddress("redis://" + server.getHost() + ":" + server.getPort())
                .setConnectionPoolSize(threads)
                .setConnectionMinimumIdleSize(threads);
        this.client = Redisson.create(config);
    }

    @Override
    public NearCache open(TieredKind kind) {
        return new LocalCached(
                client.getLocalCachedMap(LocalCachedMapOptions.<String, String>name("redisson-" + kind.cacheName())
                        .useObjectAsCacheKey(true)
                        .evictionPolicy(EvictionPolicy.LRU)
                        .cacheSize(TieredKind.NEAR_SIZE)
                        .syncStrategy(SyncStrategy.INVALIDATE)
                        .reconnectionStrategy(ReconnectionStrategy.CLEAR)));
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private record LocalCached(RLocalCachedMap<String, String> map) implements NearCache {

        @Override
        public @Nullable String get(String key) {
            return map.get(key);
        }

        /** The one that does not bring back what was there. */
        @Override
        public void put(String key, String value) {
            map.fastPut(key, value);
        }

        @Override
        public void putAll(Map<String, String> entries) {
            map.putAll(entries);
        }
    }
}
