// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.multijvm.SharedCache;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * A cache of numbers that every JVM of a scenario opens.
 *
 * @param cleared whether it is, now and then
 * @param naive with a near tier before it that nobody tells of changes, to see whether that is noticed
 */
record Register(SharedCache shared, Expiry expiry, boolean cleared, boolean naive) implements Serializable {

    private static final Duration SOON = new Duration(TimeUnit.MILLISECONDS, 300);

    /** When its values expire. */
    enum Expiry {
        NEVER,
        AFTER_CHANGES,
        /** So that each read is a change too. */
        AFTER_USE;

        private Factory<? extends ExpiryPolicy> policy() {
            return switch (this) {
                case NEVER -> EternalExpiryPolicy.factoryOf();
                case AFTER_CHANGES -> ModifiedExpiryPolicy.factoryOf(SOON);
                case AFTER_USE -> TouchedExpiryPolicy.factoryOf(SOON);
            };
        }
    }

    /** How long each value lives, in nanoseconds; 0 if that is not known when it is written. */
    long lifetime() {
        return expiry == Expiry.AFTER_CHANGES ? SOON.getTimeUnit().toNanos(SOON.getDurationAmount()) : 0;
    }

    Cache<String, Long> open() {
        Cache<String, Long> cache =
                shared.open(new MutableConfiguration<String, Long>().setExpiryPolicyFactory(expiry.policy()));
        return naive ? NaiveTier.over(cache) : cache;
    }
}
