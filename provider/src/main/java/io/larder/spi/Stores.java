// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** The stores of one manager at one URI, and what they share: connections, threads. */
public interface Stores extends AutoCloseable {

    /**
     * Opens the store of one cache.
     *
     * @throws javax.cache.CacheException if the specification can not be met
     */
    <K, V> Store<K, V> open(StoreSpec<K, V> spec);

    /** Frees what is shared; all stores have been closed before. Harmless when repeated. */
    @Override
    default void close() {}
}
