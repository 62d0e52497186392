// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Flights.Flight;
import io.larder.spi.Lifetime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One load of many keys, whose flights have begun: one call of the loader for those that no other JVM loads, and then
 * the rest in the same way, as far as it does not appear. Nothing is leased while it waits for others, so that two JVMs
 * may ask for some of each other's keys. For one thread.
 */
final class BulkLoad<K, V> {

    private final Kernel<K, V> kernel;
    private final ReadThrough<K, V> loader;
    private final Loads<K, V> loads;

    /** Those still under way. */
    private final Map<K, Flight<V>> rest;

    private final Map<K, V> results = new HashMap<>();

    BulkLoad(Kernel<K, V> kernel, ReadThrough<K, V> loader, Loads<K, V> loads, Map<K, Flight<V>> flights) {
        this.kernel = kernel;
        this.loader = loader;
        this.loads = loads;
        this.rest = flights;
    }

    /** The values there are, when all the flights are over. */
    Map<K, V> fly() {
        try {
            landPresent(rest.keySet());
            while (!rest.isEmpty()) {
                kernel.leasing.toLoad().until(() -> flySome() ? results : null);
            }
            return results;
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    /** Whether there was anything to be done but to wait. Listeners are told when the flights are over. */
    private boolean flySome() {
        try (Deliveries.Owed owed = new Deliveries.Owed();
                LeasedKeys<K> leased = kernel.leasing.tryLease(rest.keySet())) {
            return fly(leased.keys(), owed);
        }
    }

    private boolean fly(Set<K> leased, Deliveries.Owed owed) {
        if (leased.isEmpty()) {
            return landPresent(rest.keySet());
        }
        try {
            if (kernel.leasing.isShared()) {
                landPresent(leased);
            }
            Set<K> missing = new LinkedHashSet<>(leased);
            missing.retainAll(rest.keySet());
            load(missing, owed);
            return true;
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    private void load(Set<K> missing, Deliveries.Owed owed) {
        Map<K, V> loaded = missing.isEmpty() ? Map.of() : loader.loadAll(missing);
        owed.collect();
        loaded.forEach((key, value) -> {
            Flight<V> flight = rest.get(key);
            if (flight != null) {
                results.put(key, loads.fill(key, value, flight));
            }
        });
        missing.forEach(this::land);
    }

    /** Ends the flights of those that are there after all; whether there are any. */
    private boolean landPresent(Set<K> keys) {
        Map<K, V> present = new HashMap<>();
        kernel.store.readAll(
                new LinkedHashSet<>(keys), Lifetime.KEEP, (key, stored) -> present.put(key, stored.value()));
        results.putAll(present);
        present.keySet().forEach(this::land);
        return !present.isEmpty();
    }

    private void land(K key) {
        Flight<V> flight = rest.get(key);
        if (flight != null) {
            flight.result().complete(loads.ownCopy(results.get(key)));
            kernel.flights.end(key, flight);
            rest.remove(key);
        }
    }

    private void fail(Throwable failure) {
        rest.forEach((key, flight) -> {
            flight.result().completeExceptionally(failure);
            kernel.flights.end(key, flight);
        });
    }
}
