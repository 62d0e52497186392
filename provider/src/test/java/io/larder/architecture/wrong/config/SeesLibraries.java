// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.config;

import com.esotericsoftware.kryo.Kryo;
import com.github.benmanes.caffeine.cache.Caffeine;
import net.rubyeye.xmemcached.MemcachedClient;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Breaks: settings know nobody; only codec sees Kryo; only the local store sees Caffeine, only Redis's Jedis,
 * only Memcached's xmemcached.
 */
public final class SeesLibraries {
    @Nullable
    Kryo kryo;

    @Nullable
    Caffeine<Object, Object> caffeine;

    @Nullable
    HostAndPort jedis;

    @Nullable
    MemcachedClient xmemcached;
}
