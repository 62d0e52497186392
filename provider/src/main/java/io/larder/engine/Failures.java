// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Lets several steps happen although one fails, then throws what the first failure threw. For one thread. */
final class Failures {

    private @Nullable Throwable first;

    void collect(Runnable step) {
        try {
            step.run();
        } catch (Throwable failure) { // also checked ones, which Kotlin throws undeclared
            add(failure);
        }
    }

    void add(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    void rethrow() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first != null) {
            throw new CacheException(first);
        }
    }
}
