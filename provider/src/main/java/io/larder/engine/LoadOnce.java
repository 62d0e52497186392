// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Flights.Watch;
import io.larder.spi.Copier;
import io.larder.spi.Stored;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loader as one entry processor invocation sees it: called once at the most, also when the processor has to run
 * again. What it loaded is kept apart from what the processor gets. For one operation, on one thread.
 *
 * <p>While it loads, and until what it loaded is stored, it has the key's lease. Where another JVM has loaded the key
 * first, the processor gets that value and has to run again, on the entry that is there by now.
 */
final class LoadOnce<K, V> implements AutoCloseable {

    private final @Nullable ReadThrough<K, V> loader;
    private final Flights<K, V> flights;
    private final Copier copier;

    /** Takes the lease of a key; null if the operation has it already, or no other JVM sees the entries. */
    private final @Nullable Function<K, LoadLease<K, V>> leases;

    private @Nullable LoadLease<K, V> lease;
    private boolean overtaken;
    private boolean asked;
    private @Nullable V loaded;
    private @Nullable Watch<K> watch;

    LoadOnce(
            @Nullable ReadThrough<K, V> loader,
            Flights<K, V> flights,
            Copier copier,
            @Nullable Function<K, LoadLease<K, V>> leases) {
        this.loader = loader;
        this.flights = flights;
        this.copier = copier;
        this.leases = leases;
    }

    @Nullable
    V load(K key) {
        if (!asked && loader != null) {
            Stored<V> present = lease(key);
            overtaken = present != null;
            if (present != null) {
                return present.value();
            }
            if (watch == null) {
                watch = flights.watch(Set.of(key));
            }
            loaded = loader.load(key);
            asked = true;
        }
        return loaded == null ? null : copier.copy(loaded);
    }

    /** Sees to it that the lease is held, unless this gives an entry. */
    private @Nullable Stored<V> lease(K key) {
        if (leases == null || (lease != null && lease.isHeld())) {
            return null;
        }
        lease = leases.apply(key);
        return lease.present();
    }

    /** Whether what was given last is no loaded value but an entry's, come since the processor began to run. */
    boolean isOvertaken() {
        return overtaken;
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
        if (lease != null) {
            lease.close();
        }
    }
}
