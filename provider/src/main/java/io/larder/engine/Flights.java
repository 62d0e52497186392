// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The loads under way in this JVM, one a key at the most. */
final class Flights<K, V> {

    private final ConcurrentHashMap<K, Flight<V>> underWay = new ConcurrentHashMap<>();

    /** What else is loaded that nobody joins. */
    private final CopyOnWriteArrayList<Watch<K>> watches = new CopyOnWriteArrayList<>();

    /**
     * Begins a load of the key with {@code fresh} and gives it back, or gives the load that is under way. A load whose
     * value is known to be out of date is not joined: who asks after a change must not get what was before it.
     */
    Flight<V> join(K key, Flight<V> fresh) {
        while (true) {
            Flight<V> present = underWay.get(key);
            if (present == null) {
                present = underWay.putIfAbsent(key, fresh);
            }
            if (present == null) {
                return fresh;
            }
            if (!present.isSpoiled() || present.isOfThisThread()) {
                return present;
            }
            if (underWay.replace(key, present, fresh)) {
                return fresh;
            }
        }
    }

    void end(K key, Flight<V> flight) {
        underWay.remove(key, flight);
    }

    /** Begins to watch for changes of these keys, while they are loaded in some other way than by a flight. */
    Watch<K> watch(Set<K> keys) {
        Watch<K> watch = new Watch<>(keys);
        watches.add(watch);
        return watch;
    }

    void unwatch(Watch<K> watch) {
        watches.remove(watch);
    }

    boolean busy(K key) {
        return underWay.containsKey(key) || (!watches.isEmpty() && isWatched(key));
    }

    private boolean isWatched(K key) {
        for (Watch<K> watch : watches) {
            if (watch.keys.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** What is being loaded for the key may be older than a change that is about to be committed. */
    void spoil(K key) {
        Flight<V> flight = underWay.get(key);
        if (flight != null) {
            flight.spoiled = true;
        }
        for (Watch<K> watch : watches) {
            watch.spoil(key);
        }
    }

    void spoilAll() {
        underWay.values().forEach(flight -> flight.spoiled = true);
        watches.forEach(watch -> watch.cleared = true);
    }

    void spoilAll(Collection<? extends K> keys) {
        keys.forEach(this::spoil);
    }

    /** What has happened to some keys since they began to be loaded. */
    static final class Watch<K> {

        private final Set<K> keys;
        private final Set<K> spoiled = ConcurrentHashMap.newKeySet();
        private volatile boolean cleared;

        private Watch(Set<K> keys) {
            this.keys = keys;
        }

        private void spoil(K key) {
            if (keys.contains(key)) {
                spoiled.add(key);
            }
        }

        /** Whether what was loaded for the key must not be kept. */
        boolean isSpoiled(K key) {
            return cleared || spoiled.contains(key);
        }

        /** Whether the whole cache was cleared. */
        boolean isCleared() {
            return cleared;
        }
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
