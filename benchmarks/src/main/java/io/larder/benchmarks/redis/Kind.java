// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** The caches that are measured. Each has a database of its own, so that a scan meets nothing else. */
enum Kind {
    /** An update renews the lifetime, which is what {@code SET PX} does. */
    MODIFIED,
    /** An update leaves the deadline alone. */
    CREATED,
    /** Each use renews the lifetime. */
    TOUCHED,
    /** As {@link #MODIFIED}; for what empties it. */
    CLEARED;

    static final long LIFETIME_MILLIS = TimeUnit.HOURS.toMillis(1);

    Factory<ExpiryPolicy> policy() {
        return switch (this) {
            case MODIFIED, CLEARED -> ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
            case CREATED -> CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
            case TOUCHED -> TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
        };
    }

    /** What the cache is called. */
    String cacheName(Size size) {
        return name().toLowerCase(Locale.ROOT) + "-" + size.lowerCase();
    }
}
