// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** A new booking is held for a moment; once it is confirmed it stays; looking at it changes nothing. */
record BookingPolicy(long heldMillis) implements ExpiryPolicy, Serializable {

    @Override
    public Duration getExpiryForCreation() {
        return new Duration(TimeUnit.MILLISECONDS, heldMillis);
    }

    @Override
    public @Nullable Duration getExpiryForAccess() {
        return null;
    }

    @Override
    public Duration getExpiryForUpdate() {
        return Duration.ETERNAL;
    }
}
