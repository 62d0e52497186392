// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * Told by a store what it forgot on its own. Called from any thread, also inside the store's own locks: it returns at
 * once and runs no code of the application.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface StoreObserver<K, V> {

    /** The entry's lifetime was over and it is gone. Optional: a store on a server need not tell. */
    void expired(K key, Stored<V> last);

    /** The store dropped a live entry for want of room. */
    void evicted(K key, Stored<V> last);

    /** Something took place in the store's near tier, if it has one. */
    default void counted(NearTier.Event event) {}
}
