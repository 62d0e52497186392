// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contenders keep to the expiry that a row names: one that ignored it would be faster. */
@Timeout(30)
class ExpiringTest {
    private static final Duration LIFETIME = Duration.ofMillis(300);

    @ParameterizedTest
    @EnumSource
    void created_readAndWrittenAllTheTime_expires(Contender contender) {
        withCache(contender, Expiring.CREATED, cache -> {
            cache.put(1, 1);
            while (cache.replace(1, 1) && cache.containsKey(1)) {
                Thread.onSpinWait();
            }
            assertThat(cache.get(1)).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void touched_readAllTheTime_lives(Contender contender) {
        withCache(contender, Expiring.TOUCHED, cache -> {
            cache.put(1, 1);
            assertThat(livesWhileRead(cache)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void touched_leftAlone_expires(Contender contender) {
        withCache(contender, Expiring.TOUCHED, cache -> {
            cache.put(1, 1);
            while (cache.containsKey(1)) {
                Thread.onSpinWait();
            }
            assertThat(cache.get(1)).isNull();
        });
    }

    /** Reads for three lifetimes; begins again if this thread was held up so long that the entry had a right to expire. */
    private static boolean livesWhileRead(Cache<Integer, Integer> cache) {
        long start = System.nanoTime();
        long last = start;
        while (last - start < 3 * LIFETIME.toNanos()) {
            boolean alive = cache.get(1) != null;
            long now = System.nanoTime();
            if (now - last > LIFETIME.toNanos() / 2) {
                cache.put(1, 1);
                start = now;
            } else if (!alive) {
                return false;
            }
            last = now;
        }
        return true;
    }

    private static void withCache(Contender contender, Expiring expiring, CacheUse use) {
        try (CacheManager manager = contender.provider().getCacheManager()) {
            var lifetime = new javax.cache.expiry.Duration(MILLISECONDS, LIFETIME.toMillis());
            use.accept(Setup.expiring(expiring).create(manager, "expiring", Integer.class, lifetime));
        }
    }

    private interface CacheUse {
        void accept(Cache<Integer, Integer> cache);
    }
}
