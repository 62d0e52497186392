// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import io.larder.config.CacheSettings;
import java.net.URI;
import java.util.function.LongSupplier;

/**
 * What a store is opened with.
 *
 * @param cacheName the name of the cache, any non-null string
 * @param uri where its entries live, secrets included
 * @param settings the cache's settings, its own where it has some, else those of its manager
 * @param outlook what is known beforehand of lifetimes
 * @param copier keeps values and keys apart from the application's; {@link Copier#SHARING} by reference
 * @param observer is told what the store forgets on its own
 * @param nanoClock nanoseconds since some moment, never going back, as {@link System#nanoTime()} gives them
 * @param classLoader finds the classes of keys and values
 * @param types what the cache is declared for
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public record StoreSpec<K, V>(
        String cacheName,
        URI uri,
        CacheSettings settings,
        Outlook outlook,
        Copier copier,
        StoreObserver<K, V> observer,
        LongSupplier nanoClock,
        ClassLoader classLoader,
        Types<K, V> types) {

    /**
     * What keys and values are declared to be.
     *
     * @param key {@code Object.class} if nothing is declared
     * @param value {@code Object.class} if nothing is declared
     * @param <K> the type of the keys
     * @param <V> the type of the values
     */
    public record Types<K, V>(Class<K> key, Class<V> value) {

        /** Nothing is declared. */
        @SuppressWarnings("unchecked") // every key is an Object, and so is every value
        public static <K, V> Types<K, V> any() {
            return new Types<>((Class<K>) Object.class, (Class<V>) Object.class);
        }
    }
}
