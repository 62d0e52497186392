// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Asks for as much as it can get, and prints for each second what it was granted. The arguments are the URI of the store
 * (empty: this JVM), the name of the bucket, the rate and for how many seconds to ask. Ends with exit code 1 if more was
 * granted than the rate allows.
 */
public final class RateLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Limiter limiter;
    private final String name;
    private long granted;

    private RateLimit(Limiter limiter, String name) {
        this.limiter = limiter;
        this.name = name;
    }

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (given.size() != 4) {
            throw new IllegalArgumentException("Give a URI (or \"\"), a name, a rate and seconds: \"\" guest 10/s 10");
        }
        Rate rate = Rate.parse(given.get(2));
        int seconds = Integer.parseInt(given.get(3));
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager(store(given.get(0)), null)) {
            System.out.printf("%s shares %s on %s%n%n", given.get(1), given.get(2), manager.getURI());
            if (!new RateLimit(new Limiter(manager, rate), given.get(1)).keeps(rate, seconds)) {
                System.exit(1);
            }
        }
    }

    private static @Nullable URI store(String uri) {
        return uri.isEmpty() ? null : URI.create(uri);
    }

    private boolean keeps(Rate rate, int seconds) {
        limiter.bucketOf(name).getAvailableTokens(); // connects, and makes the bucket unless it is there
        System.out.println("second   granted   refused");
        long start = System.nanoTime();
        for (int second = 1; second <= seconds; second++) {
            ask(second, start + second * SECOND.toNanos());
        }
        // Bucket4j counts in whole milliseconds.
        double allowed = rate.within(Duration.ofNanos(System.nanoTime() - start).plusMillis(1));
        boolean kept = granted <= allowed;
        System.out.printf(
                "%n%s: %,d granted, and a full bucket and %d seconds allow %,.0f%n",
                kept ? "ok" : "too many", granted, seconds, Math.floor(allowed));
        return kept;
    }

    private void ask(int second, long end) {
        long before = granted;
        long refused = 0;
        while (System.nanoTime() < end) {
            if (limiter.grants(name)) {
                granted++;
            } else {
                refused++;
            }
        }
        System.out.printf("%6d %,9d %,9d%n", second, granted - before, refused);
    }
}
