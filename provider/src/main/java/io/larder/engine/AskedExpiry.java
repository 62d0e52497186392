// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policy when the operation first needs an answer and remembers it, so that an operation which has to decide
 * again does not ask again. For one operation, on one thread; hence the fields that change.
 */
final class AskedExpiry implements ExpiryAnswers {

    private final ExpiryRules rules;
    private @Nullable Lifetime creation;
    private @Nullable Lifetime access;
    private @Nullable Lifetime update;

    AskedExpiry(ExpiryRules rules) {
        this.rules = rules;
    }

    @Override
    public Lifetime creation() {
        if (creation == null) {
            creation = rules.creation();
        }
        return creation;
    }

    @Override
    public Lifetime access() {
        if (access == null) {
            access = rules.access();
        }
        return access;
    }

    @Override
    public Lifetime update() {
        if (update == null) {
            update = rules.update();
        }
        return update;
    }
}
