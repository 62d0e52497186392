// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loads under way in this JVM, one a key at the most. */
final class Flights<K, V> {

    private final ConcurrentHashMap<K, Flight<V>> underWay = new ConcurrentHashMap<>();

    /** Begins a load of the key with {@code fresh} and gives it back, or gives the load that is under way. */
    Flight<V> join(K key, Flight<V> fresh) {
        Flight<V> present = underWay.get(key);
        if (present == null) {
            present = underWay.putIfAbsent(key, fresh);
        }
        return present == null ? fresh : present;
    }

    void end(K key, Flight<V> flight) {
        underWay.remove(key, flight);
    }

    boolean busy(K key) {
        return underWay.containsKey(key);
    }

    /** What is being loaded for the key may be older than a change that is about to be committed. */
    void spoil(K key) {
        Flight<V> flight = underWay.get(key);
        if (flight != null) {
            flight.spoiled = true;
        }
    }

    void spoilAll() {
        underWay.values().forEach(flight -> flight.spoiled = true);
    }

    void spoilAll(Collection<? extends K> keys) {
        keys.forEach(this::spoil);
    }

    /** One load: who does it, and what comes of it. */
    static final class Flight<V> {

        private final Thread owner = Thread.currentThread();
        private final CompletableFuture<@Nullable V> result = new CompletableFuture<>();

        /** Whether its value must not be kept; set by others while the owner loads. */
        private volatile boolean spoiled;

        boolean isOfThisThread() {
            return owner == Thread.currentThread();
        }

        boolean isSpoiled() {
            return spoiled;
        }

        CompletableFuture<@Nullable V> result() {
            return result;
        }
    }
}
