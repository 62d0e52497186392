// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lease of a key that is to be loaded, or what another JVM has loaded meanwhile, or both. The load and the storing
 * of its value come before the close.
 */
record LoadLease<K, V>(
        @Nullable LeasedKeys<K> leased, @Nullable Stored<V> present) implements AutoCloseable {

    private static final LoadLease<?, ?> FREE = new LoadLease<>(null, null);

    /** Where no other JVM loads anything. */
    @SuppressWarnings("unchecked") // it holds nothing
    static <K, V> LoadLease<K, V> free() {
        return (LoadLease<K, V>) FREE;
    }

    /**
     * Waits until there is an entry or no other JVM loads the key.
     *
     * @throws javax.cache.CacheException as {@link Patience#until}
     */
    static <K, V> LoadLease<K, V> await(K key, Store<K, V> store, Leasing<K> leasing) {
        return leasing.toLoad().until(() -> tryTake(key, store, leasing));
    }

    private static <K, V> @Nullable LoadLease<K, V> tryTake(K key, Store<K, V> store, Leasing<K> leasing) {
        LeasedKeys<K> leased = leasing.tryLeaseAll(List.of(key));
        boolean complete = false;
        try {
            // What another JVM has loaded was stored before it gave the lease back: only this look is sure to see it.
            Stored<V> present = store.read(key, Lifetime.KEEP);
            complete = true;
            return leased == null && present == null ? null : new LoadLease<>(leased, present);
        } finally {
            if (!complete && leased != null) {
                leased.close();
            }
        }
    }

    boolean isHeld() {
        return leased != null;
    }

    @Override
    public void close() {
        if (leased != null) {
            leased.close();
        }
    }
}
