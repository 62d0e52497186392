// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.integration.CacheLoader;

/** Loads from a map and writes down what it was asked for. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
final class MapLoader implements CacheLoader<Integer, String> {

    private final Map<Integer, String> source;
    private final List<Integer> asked = new CopyOnWriteArrayList<>();

    MapLoader(Map<Integer, String> source) {
        this.source = source;
    }

    List<Integer> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String load(Integer key) {
        asked.add(key);
        return source.get(key);
    }

    @Override
    public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
        Map<Integer, String> loaded = new HashMap<>();
        keys.forEach(key -> loaded.put(key, load(key)));
        return loaded;
    }
}
