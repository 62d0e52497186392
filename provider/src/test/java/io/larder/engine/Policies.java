// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** Expiry policies of an application's own, which the engine must ask each time. */
final class Policies {

    private Policies() {}

    /** The answers of another policy, which the engine can not know beforehand. */
    static Factory<ExpiryPolicy> opaque(Factory<? extends ExpiryPolicy> transparent) {
        return () -> {
            ExpiryPolicy policy = transparent.create();
            return new Answers(policy.getExpiryForCreation(), policy.getExpiryForAccess(), policy.getExpiryForUpdate());
        };
    }

    /** Answers that are none of JSR-107's five policies. */
    static Factory<ExpiryPolicy> answering(Duration creation, @Nullable Duration access, @Nullable Duration update) {
        return () -> new Answers(creation, access, update);
    }

    private record Answers(
            Duration creation,
            @Nullable Duration access,
            @Nullable Duration update) implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            return creation;
        }

        @Override
        public @Nullable Duration getExpiryForAccess() {
            return access;
        }

        @Override
        public @Nullable Duration getExpiryForUpdate() {
            return update;
        }
    }
}
