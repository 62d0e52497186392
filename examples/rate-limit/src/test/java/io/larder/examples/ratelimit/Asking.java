// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import javax.cache.Caching;

/**
 * How one thread asked.
 *
 * @param granted how often it was granted
 * @param firstMillis the time before it asked first
 * @param lastMillis the time after it asked last
 */
record Asking(long granted, long firstMillis, long lastMillis) implements Serializable {

    private static final int REFUSALS_THAT_CONVINCE = 20;

    static Limiter limiter(URI store, Rate rate) {
        return new Limiter(Caching.getCachingProvider().getCacheManager(store, null), rate);
    }

    /** Asks until it is refused again and again. */
    static long untilRefused(Limiter limiter, String name) {
        long granted = 0;
        int refused = 0;
        while (refused < REFUSALS_THAT_CONVINCE) {
            if (limiter.grants(name)) {
                granted++;
                refused = 0;
            } else {
                refused++;
            }
        }
        return granted;
    }

    /** Asks until it was granted so often. */
    static Asking untilGranted(long times, Limiter limiter, String name) {
        long first = System.currentTimeMillis();
        long granted = 0;
        while (granted < times) {
            if (limiter.grants(name)) {
                granted++;
            }
        }
        return new Asking(granted, first, System.currentTimeMillis());
    }

    /** What several threads did together. */
    static Asking all(Collection<Asking> askings) {
        return new Asking(
                askings.stream().mapToLong(Asking::granted).sum(),
                askings.stream().mapToLong(Asking::firstMillis).min().orElseThrow(),
                askings.stream().mapToLong(Asking::lastMillis).max().orElseThrow());
    }

    Duration time() {
        return Duration.ofMillis(lastMillis - firstMillis);
    }
}
