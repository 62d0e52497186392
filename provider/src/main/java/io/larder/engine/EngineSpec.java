// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreObserver;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;

/**
 * What the engine of one cache is made of.
 *
 * @param cacheName the cache's name
 * @param source the cache itself, for events; not asked before the engine is complete
 * @param configuration the cache's configuration
 * @param copier keeps what listeners get apart from what the application has
 * @param stores opens the store
 * @param workers the manager's threads
 * @param lockTimeoutMillis how long an operation waits for another one on the same key
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public record EngineSpec<K, V>(
        String cacheName,
        Supplier<Cache<K, V>> source,
        CompleteConfiguration<K, V> configuration,
        Copier copier,
        StoreOpener<K, V> stores,
        Workers workers,
        long lockTimeoutMillis) {

    /**
     * Opens the store of the cache.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     */
    @FunctionalInterface
    public interface StoreOpener<K, V> {

        /** Opens it, once, with what the engine knows of lifetimes and what it wants to be told. */
        Store<K, V> open(Outlook outlook, StoreObserver<K, V> observer);
    }
}
