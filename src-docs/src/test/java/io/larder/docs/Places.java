// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;

/** Every kind of store there is, on servers that are overheard. */
final class Places implements AutoCloseable {

    static final List<String> ALL =
            List.of("local", "redis", "redis+cluster", "memcached", "tiered+redis", "tiered+memcached");

    private static final AtomicInteger CACHES = new AtomicInteger();

    private final RedisServer redis = RedisServer.start();
    private final MemcachedServer memcached = MemcachedServer.start();
    private final Wiretap redisTap = Wiretap.to(redis.port());
    private final Wiretap memcachedTap = Wiretap.to(memcached.port());
    private final TappedCluster cluster = new TappedCluster();

    /** Where nothing but operations is heard: what near tiers before Redis need to be told excepted. */
    URI uri(String place) {
        return switch (place) {
            case "local" -> URI.create("local:/");
            case "redis" -> URI.create("redis://" + redisTap.address() + "?tracking=off");
            case "tiered+redis" -> URI.create("tiered+redis://" + redisTap.address());
            case "redis+cluster" -> URI.create(cluster.uri() + "?tracking=off");
            case "memcached" -> URI.create("memcached://" + memcachedTap.address());
            case "tiered+memcached" ->
                URI.create("tiered+memcached://" + memcachedTap.address() + "?near.max-staleness=1h");
            default -> throw new IllegalArgumentException(place);
        };
    }

    /** The same where near tiers learn in a moment what others have changed. */
    URI soonTold(String place) {
        return URI.create(uri(place).toString().replace("max-staleness=1h", "max-staleness=2ms"));
    }

    private List<Wiretap> taps(String place) {
        return switch (place) {
            case "local" -> List.of();
            case "redis", "tiered+redis" -> List.of(redisTap);
            case "redis+cluster" -> cluster.taps();
            default -> List.of(memcachedTap);
        };
    }

    /** A cache that nobody has used before. */
    <K, V> Cache<K, V> cache(String place, Configuration<K, V> configuration) {
        return manager(place).createCache(freshName(), configuration);
    }

    static String freshName() {
        return "cache" + CACHES.incrementAndGet();
    }

    CacheManager manager(String place) {
        return Caching.getCachingProvider().getCacheManager(uri(place), null);
    }

    /** With a and b, both 1; behind a near tier both are near, and the server knows what it has to know once. */
    Cache<String, Integer> filled(String place, Configuration<String, Integer> configuration) {
        Cache<String, Integer> cache = cache(place, configuration);
        for (int i = 0; i < 8; i++) {
            cache.put("warm" + i, 1);
            cache.replace("warm" + i, 1, 2);
            cache.remove("warm" + i);
        }
        cache.put("a", 1);
        cache.put("b", 1);
        if (place.startsWith("tiered")) {
            Await.until("a and b to be near", () -> {
                forget(place);
                cache.get("a");
                cache.get("b");
                return asked(place).stream().noneMatch(text -> text.contains("larder:" + cache.getName() + ":"));
            });
        }
        forget(place);
        return cache;
    }

    void forget(String place) {
        taps(place).forEach(Wiretap::forget);
    }

    /**
     * How often somebody had to wait. Where several servers are asked, each knows its own share: the sum counts twice
     * what went to two at once. The expected number if it lies between.
     */
    int trips(String place, int expected) {
        int most = taps(place).stream().mapToInt(Wiretap::trips).max().orElse(0);
        int all = taps(place).stream().mapToInt(Wiretap::trips).sum();
        return Math.max(most, Math.min(all, expected));
    }

    private Set<String> asked(String place) {
        return taps(place).stream().map(Wiretap::asked).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        Caching.getCachingProvider().close();
        redisTap.close();
        memcachedTap.close();
        cluster.close();
        redis.close();
        memcached.close();
    }
}
