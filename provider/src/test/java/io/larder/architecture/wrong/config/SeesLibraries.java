// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.config;

import com.esotericsoftware.kryo.Kryo;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/** Breaks: settings know nobody; only codec sees Kryo; only the local store sees Caffeine, and only Redis's Jedis. */
public final class SeesLibraries {
    @Nullable
    Kryo kryo;

    @Nullable
    Caffeine<Object, Object> caffeine;

    @Nullable
    HostAndPort jedis;
}
