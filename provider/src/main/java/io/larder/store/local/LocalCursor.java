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
    private Map.@Nullable Entry<K, Held<V>> current;

    LocalCursor(Iterator<Map.Entry<K, Held<V>>> entries, Copier copier) {
        this.entries = entries;
        this.copier = copier;
    }

    @Override
    public boolean advance() {
        current = entries.hasNext() ? entries.next() : null;
        return current != null;
    }

    @Override
    public K key() {
        return copier.copy(current().getKey());
    }

    @Override
    public Stored<V> stored() {
        return current().getValue();
    }

    private Map.Entry<K, Held<V>> current() {
        if (current == null) {
            throw new NoSuchElementException("The cursor stands on no entry: advance() first");
        }
        return current;
    }
}
