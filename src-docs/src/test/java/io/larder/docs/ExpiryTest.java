// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("NullAway") // the snippet is an application's code, which need not know of nullness
class ExpiryTest {

    // tag::policy[]
    /** A basket is kept for a moment, until it is paid; looking at it changes nothing. */
    record BasketPolicy(long millis) implements ExpiryPolicy, Serializable {
        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.MILLISECONDS, millis);
        }

        @Override
        public Duration getExpiryForAccess() {
            return null; // as before
        }

        @Override
        public Duration getExpiryForUpdate() {
            return Duration.ETERNAL;
        }
    }
    // end::policy[]

    @Test
    @Timeout(10)
    void policy_unpaidAndPaidBasket_onlyTheUnpaidOneExpires() {
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            // tag::policy[]

            Cache<String, String> baskets = manager.createCache(
                    "baskets",
                    new MutableConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setExpiryPolicyFactory(() -> new BasketPolicy(1_000)));
            baskets.put("ada", "tea");
            baskets.put("bob", "coffee");
            baskets.replace("ada", "tea, paid"); // stays
            // end::policy[]

            assertThat(baskets.get("bob")).isEqualTo("coffee");
            while (baskets.containsKey("bob")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(baskets.get("ada")).isEqualTo("tea, paid");
        }
    }
}
