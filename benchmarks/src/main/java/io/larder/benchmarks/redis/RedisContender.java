// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.JCacheCache;
import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Size;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.util.Locale;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.jcache.configuration.RedissonConfiguration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** Who is measured. */
enum RedisContender implements Contender {
    LARDER {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            return JCacheCache.ofLarder(server(place, kind, size), kind, size, settings);
        }
    },
    JEDIS {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            ConnectionPoolConfig pool = new ConnectionPoolConfig();
            pool.setMaxTotal(place.threads());
            pool.setMaxIdle(place.threads());
            RedisClient client = RedisClient.builder()
                    .hostAndPort(place.uri().getHost(), place.uri().getPort())
                    .clientConfig(DefaultJedisClientConfig.builder()
                            .database(database(kind, size))
                            .user(user(place.uri()))
                            .password(password(place.uri()))
                            .build())
                    .poolConfig(pool)
                    .build();
            return new JedisCache(client, kind, new Sealing(label(), kind.cacheName(size)));
        }
    },
    LETTUCE {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            return new LettuceCache(
                    RedisURI.create(server(place, kind, size)), kind, new Sealing(label(), kind.cacheName(size)));
        }
    },
    REDISSON {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            RedissonClient client = Redisson.create(config(place, database(kind, size)));
            CacheManager manager = Caching.getCachingProvider("org.redisson.jcache.JCachingProvider")
                    .getCacheManager(
                            URI.create("redisson:" + kind.cacheName(size)), RedisContender.class.getClassLoader());
            Configuration<String, String> configuration =
                    RedissonConfiguration.fromInstance(client, JCacheCache.configuration(kind));
            return new JCacheCache(manager.createCache(kind.cacheName(size), configuration), () -> {
                manager.close();
                client.shutdown();
            });
        }
    };

    @Override
    public String label() {
        return this == REDISSON ? "redisson-jcache" : name().toLowerCase(Locale.ROOT);
    }

    /** The number of the database that nobody else uses for anything else. */
    int database(Kind kind, Size size) {
        return (size.ordinal() * values().length + ordinal()) * Kind.values().length + kind.ordinal();
    }

    /** How many databases there must be. */
    static int databases() {
        return values().length * Size.values().length * Kind.values().length;
    }

    /** All connections from the start, since Redisson would otherwise open them while it is measured. */
    private static Config config(Place place, int database) {
        Config config = new Config();
        config.setUsername(user(place.uri()));
        config.setPassword(password(place.uri()));
        config.useSingleServer()
                .setAddress(
                        "redis://" + place.uri().getHost() + ":" + place.uri().getPort())
                .setDatabase(database)
                .setConnectionPoolSize(place.threads())
                .setConnectionMinimumIdleSize(place.threads());
        return config;
    }

    URI server(Place place, Kind kind, Size size) {
        return place.uri().resolve("/" + database(kind, size));
    }

    private static @Nullable String user(URI uri) {
        String user = uri.getUserInfo();
        return user == null || user.indexOf(':') < 1 ? null : user.substring(0, user.indexOf(':'));
    }

    private static @Nullable String password(URI uri) {
        String user = uri.getUserInfo();
        return user == null ? null : user.substring(user.indexOf(':') + 1);
    }
}
