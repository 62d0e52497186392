// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** The caches that are measured, by how their entries expire. All lifetimes are one hour. */
public enum Kind {
    /** An update renews the lifetime, which is what servers do by themselves. */
    MODIFIED,
    /** An update leaves the deadline alone. */
    CREATED,
    /** Each use renews the lifetime. */
    TOUCHED,
    /** As {@link #MODIFIED}; for what empties it. */
    CLEARED;

    /** The lifetime of all entries. */
    public static final long LIFETIME_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** What an hour means in this cache. */
    public Factory<ExpiryPolicy> policy() {
        return switch (this) {
            case MODIFIED, CLEARED -> ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
            case CREATED -> CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
            case TOUCHED -> TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR);
        };
    }

    /** What the cache is called. */
    public String cacheName(Size size) {
        return name().toLowerCase(Locale.ROOT) + "-" + size.lowerCase();
    }
}
