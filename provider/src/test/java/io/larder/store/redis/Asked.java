// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** A policy in a class that nobody knows, so that it has to be asked each time. */
record Asked(ExpiryPolicy policy) implements ExpiryPolicy {

    @Override
    public Duration getExpiryForCreation() {
        return policy.getExpiryForCreation();
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
    public Duration getExpiryForAccess() {
        return policy.getExpiryForAccess();
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
    public Duration getExpiryForUpdate() {
        return policy.getExpiryForUpdate();
    }
}
