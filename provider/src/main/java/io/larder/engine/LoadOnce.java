// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Flights.Watch;
import io.larder.spi.Copier;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loader as one entry processor invocation sees it: called once at the most, also when the processor has to run
 * again. What it loaded is kept apart from what the processor gets. For one operation, on one thread.
 */
final class LoadOnce<K, V> implements AutoCloseable {

    private final @Nullable ReadThrough<K, V> loader;
    private final Flights<K, V> flights;
    private final Copier copier;
    private boolean asked;
    private @Nullable V loaded;
    private @Nullable Watch<K> watch;

    LoadOnce(@Nullable ReadThrough<K, V> loader, Flights<K, V> flights, Copier copier) {
        this.loader = loader;
        this.flights = flights;
        this.copier = copier;
    }

    @Nullable
    V load(K key) {
        if (!asked && loader != null) {
            if (watch == null) {
                watch = flights.watch(Set.of(key));
            }
            loaded = loader.load(key);
            asked = true;
        }
        return loaded == null ? null : copier.copy(loaded);
    }

    boolean hasLoaded() {
        return loaded != null;
    }

    /** What comes of a processor that only read what was loaded: it is kept, unless it may be out of date already. */
    <R extends @Nullable Object> Decision<V, R> decision(K key, R result, ExpiryAnswers expiry, Tally tally) {
        if (watch != null && watch.isSpoiled(key)) {
            return Decision.keep(result, tally);
        }
        V kept = Objects.requireNonNull(loaded, "Nothing was loaded");
        return Decision.of(result, new Change.Write<>(kept, expiry.creation()), tally);
    }

    /** The operation is over. */
    @Override
    public void close() {
        if (watch != null) {
            flights.unwatch(watch);
        }
    }
}
