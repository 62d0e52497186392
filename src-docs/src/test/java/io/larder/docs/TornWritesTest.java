// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.spi.StoreException;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.Caching;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of a connection, a change has taken place or it has not. */
class TornWritesTest {

    private static final int ROUNDS = 10;
    private static final int LETTERS = 500_000;

    private static final RedisServer REDIS = RedisServer.start();
    private static final MemcachedServer MEMCACHED = MemcachedServer.start();
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();

    @AfterAll
    static void close() {
        Caching.getCachingProvider().close();
        POOL.shutdownNow();
        REDIS.close();
        MEMCACHED.close();
    }

    private static Cache<String, String> cache(String uri) {
        return Caching.getCachingProvider()
                .getCacheManager(URI.create(uri), null)
                .createCache("torn", LarderConfiguration.of(String.class, String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "memcached"})
    void put_whoseConnectionIsCut_isWholeOrNotThere(String scheme) throws Exception {
        int port = scheme.equals("redis") ? REDIS.port() : MEMCACHED.port();
        try (Wiretap tap = Wiretap.to(port)) {
            Cache<String, String> writer = cache(scheme + "://" + tap.address());
            Cache<String, String> reader = cache(scheme + "://127.0.0.1:" + port);
            int failed = 0;
            for (int round = 0; round < ROUNDS || failed == 0; round++) {
                assertThat(round).as("rounds in which nothing failed").isLessThan(20 * ROUNDS);
                String letter = String.valueOf((char) ('a' + round % 26));
                failed += isCut(tap, writer, letter.repeat(LETTERS)) ? 1 : 0;
                assertWhole(reader.get("k"));
            }
        }
    }

    /** Cuts as soon as some of it has passed. */
    private static boolean isCut(Wiretap tap, Cache<String, String> writer, String value) throws Exception {
        tap.forget();
        Future<Boolean> failed = POOL.submit(() -> {
            try {
                writer.put("k", value);
                return false;
            } catch (StoreException cut) {
                return true;
            }
        });
        while (tap.trips() == 0 && !failed.isDone()) {
            Thread.onSpinWait();
        }
        tap.cut();
        return failed.get(20, TimeUnit.SECONDS);
    }

    private static void assertWhole(@Nullable String value) {
        if (value != null) {
            assertThat(value)
                    .hasSize(LETTERS)
                    .matches(whole -> whole.chars().distinct().count() == 1, "is of one piece");
        }
    }
}
