// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lease;
import io.larder.spi.Leases;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * The leases of a cache's keys as this JVM holds them, so that for each key one JVM at a time calls the loader or the
 * writer. Where no other JVM sees the entries, every key is free.
 *
 * <p>A lease is the JVM's: an operation shares it with others here that have it already. Within the JVM it is
 * {@link KeyLocks} and {@link Flights} that keep order, with or without leases. So an operation inside another one never
 * waits for that one, and neither does the holder of a key's lock for a load that wants that lock in the end.
 *
 * <p>Nothing here waits. Who has to does so with a {@link Patience}, and holds no lease meanwhile, and no lock of its
 * own; but for an entry processor's load, which has the lock of its key. So two JVMs do not wait for each other.
 */
final class Leasing<K> {

    private final String cacheName;
    private final long timeoutMillis;
    private final @Nullable Leases<K> leases;

    /** By each of its keys, what this JVM holds. */
    private final ConcurrentHashMap<K, SharedLease<K>> held = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** Of a store's leases; null if it has none. */
    Leasing(String cacheName, long timeoutMillis, @Nullable Leases<K> leases) {
        this.cacheName = cacheName;
        this.timeoutMillis = timeoutMillis;
        this.leases = leases;
    }

    /** Whether there may be other JVMs. */
    boolean isShared() {
        return leases != null;
    }

    /**
     * Takes the leases of those of the keys that no other JVM has.
     *
     * @throws CacheException if the store fails; then the operation holds nothing
     */
    LeasedKeys<K> tryLease(Collection<? extends K> keys) {
        LeasedKeys<K> leased = new LeasedKeys<>();
        if (leases == null) {
            leased.addFree(keys);
            return leased;
        }
        boolean complete = false;
        try {
            List<? extends K> others = keys.stream()
                    .filter(key -> !leased.join(key, held.get(key)))
                    .toList();
            if (!others.isEmpty()) {
                leased.add(hold(leases.tryAcquire(others)));
            }
            complete = true;
            return leased;
        } finally {
            if (!complete) {
                leased.close();
            }
        }
    }

    /** Takes the leases of all the keys, or holds none and gives null. */
    @Nullable
    LeasedKeys<K> tryLeaseAll(Collection<? extends K> keys) {
        LeasedKeys<K> leased = tryLease(keys);
        if (leased.keys().containsAll(keys)) {
            return leased;
        }
        leased.close();
        return null;
    }

    private SharedLease<K> hold(Lease<K> lease) {
        SharedLease<K> shared = new SharedLease<>(lease, held);
        lease.keys().forEach(key -> held.put(key, shared));
        return shared;
    }

    /** How a load waits. */
    Patience toLoad() {
        return new Patience(
                cacheName,
                timeoutMillis,
                () -> closed,
                () -> new CacheLoaderException("Cache '" + cacheName + "': another JVM has been loading or writing what"
                        + " is to be loaded for " + timeoutMillis
                        + " ms; raise larder.lock-timeout if the loader or writer may take that long"));
    }

    /** How an operation on so many keys waits that tells a writer. */
    Patience toWrite(int keys) {
        return new Patience(
                cacheName,
                timeoutMillis,
                () -> closed,
                () -> new CacheException("Cache '" + cacheName + "': other JVMs have been loading or writing "
                        + (keys == 1 ? "the key" : "some of the " + keys + " keys") + " to be changed for "
                        + timeoutMillis + " ms. Either a loader, writer or entry processor there is slow (then raise"
                        + " larder.lock-timeout) or it waits for this one: do not use a cache from within them"));
    }

    /** Ends all waiting: the store is about to be closed. */
    void close() {
        closed = true;
    }
}
