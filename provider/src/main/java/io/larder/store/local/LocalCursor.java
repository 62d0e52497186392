// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.spi.Copier;
import io.larder.spi.Cursor;
import io.larder.spi.Stored;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over Caffeine's own weakly consistent iterator, which passes over what has expired. */
final class LocalCursor<K, V> implements Cursor<K, V> {

    private final Iterator<Map.Entry<K, Held<V>>> entries;
    private final Copier copier;
    private @Nullable K key;
    private @Nullable Held<V> held;

    LocalCursor(Iterator<Map.Entry<K, Held<V>>> entries, Copier copier) {
        this.entries = entries;
        this.copier = copier;
    }

    @Override
    public boolean advance() {
        if (!entries.hasNext()) {
            key = null;
            held = null;
            return false;
        }
        Map.Entry<K, Held<V>> entry = entries.next();
        key = entry.getKey();
        held = entry.getValue();
        return true;
    }

    @Override
    public K key() {
        return copier.copy(standing(key));
    }

    @Override
    public Stored<V> stored() {
        return standing(held);
    }

    static <T> T standing(@Nullable T part) {
        if (part == null) {
            throw new NoSuchElementException("The cursor stands on no entry: advance() first");
        }
        return part;
    }
}
