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
        ClassLoader classLoader) {}
