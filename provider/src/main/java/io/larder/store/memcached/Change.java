// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Outcome;
import org.jspecify.annotations.Nullable;

/** An errand that stores a value or removes one, and is done when it is known what became of that. For one thread. */
abstract sealed class Change<K, V> extends Errand<K, V> permits Removing, Writing {

    private @Nullable Outcome<V> outcome;

    Change(Entries<K, V> entries, Spot<K> spot) {
        super(entries, spot);
    }

    @Override
    final boolean isDone() {
        return outcome != null;
    }

    /** What became of it; only when it is done. */
    final Outcome<V> outcome() {
        return requireNonNull(outcome, "It is not done yet");
    }

    /** @param known null if it is to be found out */
    final void became(@Nullable Outcome<V> known) {
        outcome = known;
    }
}
