// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Flights.Watch;
import io.larder.spi.Lifetime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;

/**
 * What one call of {@link javax.cache.Cache#loadAll} does: one call of the loader for the keys that no other JVM loads,
 * and then the rest in the same way. Nothing is leased while it waits for others. For one thread.
 */
final class Refill<K, V> {

    private final String cacheName;
    private final Kernel<K, V> kernel;
    private final ReadThrough<K, V> loader;
    private final boolean replace;

    Refill(String cacheName, Kernel<K, V> kernel, ReadThrough<K, V> loader, boolean replace) {
        this.cacheName = cacheName;
        this.kernel = kernel;
        this.loader = loader;
        this.replace = replace;
    }

    /** Fills the cache with these. */
    void load(Set<K> keys) {
        Set<K> rest = new HashSet<>(keys);
        dropPresent(rest);
        while (!rest.isEmpty()) {
            kernel.leasing.toLoad().until(() -> loadSome(rest) ? rest : null);
        }
    }

    /** Whether there was anything to be done but to wait. Listeners are told when nothing is leased. */
    private boolean loadSome(Set<K> rest) {
        try (Deliveries.Owed owed = new Deliveries.Owed();
                LeasedKeys<K> leased = kernel.leasing.tryLease(rest)) {
            Set<K> missing = new HashSet<>(leased.keys());
            if (missing.isEmpty()) {
                return dropPresent(rest);
            }
            if (kernel.leasing.isShared()) {
                dropPresent(missing);
            }
            if (!missing.isEmpty()) {
                load(missing, owed);
            }
            rest.removeAll(leased.keys());
            return true;
        }
    }

    /** Takes out those that need no load, since there is an entry; whether there are any. */
    private boolean dropPresent(Set<K> keys) {
        if (replace) {
            return false;
        }
        Set<K> present = new HashSet<>();
        kernel.store.readAll(keys, Lifetime.KEEP, (key, stored) -> present.add(key));
        return keys.removeAll(present);
    }

    private void load(Set<K> missing, Deliveries.Owed owed) {
        Watch<K> watch = kernel.flights.watch(missing);
        try {
            Map<K, V> loaded = loader.loadAll(missing);
            owed.collect();
            new BulkKernel<>(kernel)
                    .execute(loaded.keySet(), key -> operation(known(loaded, key), watch.isSpoiled(key)));
            if (watch.isCleared()) {
                loaded.forEach(kernel::takeBack);
            }
        } finally {
            kernel.flights.unwatch(watch);
        }
    }

    private Operation<V, V> operation(V loaded, boolean spoiled) {
        if (spoiled) {
            return Operations.pass(loaded);
        }
        return replace ? Operations.refill(loaded) : Operations.fill(loaded);
    }

    private V known(Map<K, V> loaded, K key) {
        V value = loaded.get(key);
        if (value == null) {
            throw new CacheException("Cache '" + cacheName + "': a loaded key changed its hash code meanwhile");
        }
        return value;
    }
}
