// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/** The cache loader, whose failures all come out as {@link CacheLoaderException}, undeclared checked ones too. */
final class ReadThrough<K, V> {

    private final String cacheName;
    private final CacheLoader<K, V> loader;

    ReadThrough(String cacheName, CacheLoader<K, V> loader) {
        this.cacheName = cacheName;
        this.loader = loader;
    }

    /** The value, or null if the loader has none. */
    @Nullable
    V load(K key) {
        try {
            return loader.load(key);
        } catch (Exception failure) {
            throw wrapped(failure);
        }
    }

    /** The values there are, of the keys asked for. */
    Map<K, V> loadAll(Set<K> keys) {
        try {
            Map<K, V> loaded = Objects.requireNonNullElse(loader.loadAll(keys), Map.of());
            return withoutGaps(keys, loaded);
        } catch (Exception failure) {
            throw wrapped(failure);
        }
    }

    private static <K, V> Map<K, V> withoutGaps(Set<K> keys, Map<K, V> loaded) {
        Map<K, V> present = new HashMap<>();
        for (K key : keys) {
            V value = loaded.get(key);
            if (value != null) {
                present.put(key, value);
            }
        }
        return present;
    }

    private CacheLoaderException wrapped(Exception failure) {
        return failure instanceof CacheLoaderException already
                ? already
                : new CacheLoaderException(
                        "Cache '" + cacheName + "': the cache loader "
                                + loader.getClass().getName() + " failed",
                        failure);
    }
}
