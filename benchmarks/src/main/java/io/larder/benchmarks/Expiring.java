// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** JSR-107's own expiry policies that are measured. */
public enum Expiring {
    ETERNAL,
    CREATED,
    TOUCHED;

    Factory<ExpiryPolicy> policy(Duration lifetime) {
        return switch (this) {
            case ETERNAL -> EternalExpiryPolicy.factoryOf();
            case CREATED -> CreatedExpiryPolicy.factoryOf(lifetime);
            case TOUCHED -> TouchedExpiryPolicy.factoryOf(lifetime);
        };
    }
}
