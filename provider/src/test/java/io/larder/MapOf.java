// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;

/** Loads whatever a map has. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
record MapOf<K, V>(Map<K, V> source) implements CacheLoader<K, V> {

    @Override
    public V load(K key) {
        return source.get(key);
    }

    @Override
    public Map<K, V> loadAll(Iterable<? extends K> keys) {
        Map<K, V> loaded = new HashMap<>();
        keys.forEach(key -> loaded.put(key, source.get(key)));
        return loaded;
    }
}
