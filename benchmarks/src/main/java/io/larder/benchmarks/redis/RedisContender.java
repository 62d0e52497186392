// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.jcache.configuration.RedissonConfiguration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** Who is measured. */
enum RedisContender {
    LARDER {
        @Override
        MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            CacheManager manager = Caching.getCachingProvider("io.larder.LarderCachingProvider")
                    .getCacheManager(place.uri(), RedisContender.class.getClassLoader(), settings);
            return new JCacheCache(manager.createCache(kind.cacheName(size), configuration(kind)), manager::close);
        }
    },
    JEDIS {
        @Override
        MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            ConnectionPoolConfig pool = new ConnectionPoolConfig();
            pool.setMaxTotal(place.threads());
            pool.setMaxIdle(place.threads());
            RedisClient client = RedisClient.builder()
                    .hostAndPort(place.uri().getHost(), place.uri().getPort())
                    .clientConfig(DefaultJedisClientConfig.builder()
                            .database(place.database())
                            .user(place.user())
                            .password(place.password())
                            .build())
                    .poolConfig(pool)
                    .build();
            return new JedisCache(client, kind, new Sealing(kind.cacheName(size)));
        }
    },
    LETTUCE {
        @Override
        MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            return new LettuceCache(RedisURI.create(place.uri()), kind, new Sealing(kind.cacheName(size)));
        }
    },
    REDISSON {
        @Override
        MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            RedissonClient client = Redisson.create(config(place));
            CacheManager manager = Caching.getCachingProvider("org.redisson.jcache.JCachingProvider")
                    .getCacheManager(
                            URI.create("redisson:" + kind.cacheName(size)), RedisContender.class.getClassLoader());
            Configuration<String, String> configuration =
                    RedissonConfiguration.fromInstance(client, configuration(kind));
            return new JCacheCache(manager.createCache(kind.cacheName(size), configuration), () -> {
                manager.close();
                client.shutdown();
            });
        }
    };

    /**
     * Where a cache lies, and who will use it.
     *
     * @param uri     the server, with the number of a database
     * @param threads how many threads will use it at once
     */
    record Place(URI uri, int threads) {
        int database() {
            return Integer.parseInt(uri.getPath().substring(1));
        }

        @Nullable
        String user() {
            String user = uri.getUserInfo();
            return user == null || user.indexOf(':') < 1 ? null : user.substring(0, user.indexOf(':'));
        }

        @Nullable
        String password() {
            String user = uri.getUserInfo();
            return user == null ? null : user.substring(user.indexOf(':') + 1);
        }
    }

    /** Opens a cache, whether or not it is there from before. */
    abstract MeasuredCache open(Place place, Kind kind, Size size, Properties settings);

    String label() {
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

    static List<RedisContender> named(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static MutableConfiguration<String, String> configuration(Kind kind) {
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(kind.policy());
    }

    /** All connections from the start, since Redisson would otherwise open them while it is measured. */
    private static Config config(Place place) {
        Config config = new Config();
        config.setUsername(place.user());
        config.setPassword(place.password());
        config.useSingleServer()
                .setAddress(
                        "redis://" + place.uri().getHost() + ":" + place.uri().getPort())
                .setDatabase(place.database())
                .setConnectionPoolSize(place.threads())
                .setConnectionMinimumIdleSize(place.threads());
        return config;
    }
}
