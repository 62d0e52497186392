// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.multijvm.SharedCache;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * A cache of numbers that every JVM of a scenario opens.
 *
 * @param lifetime of each value; zero for ever
 * @param cleared whether it is, now and then
 * @param naive with a near tier before it that nobody tells of changes, to see whether that is noticed
 */
record Register(SharedCache shared, Duration lifetime, boolean cleared, boolean naive) implements Serializable {

    Cache<String, Long> open() {
        MutableConfiguration<String, Long> configuration = new MutableConfiguration<>();
        if (!lifetime.isZero()) {
            configuration.setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(
                    new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, lifetime.toMillis())));
        }
        Cache<String, Long> cache = shared.open(configuration);
        return naive ? NaiveTier.over(cache) : cache;
    }
}
