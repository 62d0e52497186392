// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Stored;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a listener is told. Where the value that was there is not known, {@link #isOldValueAvailable()} is false and so
 * REMOVED and EXPIRED carry no value at all. A value that the store keeps by copy is copied when it is asked for.
 */
@SuppressWarnings("serial") // java.util.EventObject is serializable for historical reasons; an event is never sent
final class EntryEvent<K, V> extends CacheEntryEvent<K, V> {

    private static final long serialVersionUID = 1;

    private final K key;
    private final @Nullable Stored<V> current;
    private final @Nullable Stored<V> old;

    private EntryEvent(
            Cache<K, V> source, EventType type, K key, @Nullable Stored<V> current, @Nullable Stored<V> old) {
        super(source, type);
        this.key = key;
        this.current = current;
        this.old = old;
    }

    static <K, V> EntryEvent<K, V> created(Cache<K, V> source, K key, V value) {
        return new EntryEvent<>(source, EventType.CREATED, key, () -> value, null);
    }

    static <K, V> EntryEvent<K, V> updated(Cache<K, V> source, K key, V value, Stored<V> old) {
        return new EntryEvent<>(source, EventType.UPDATED, key, () -> value, old);
    }

    /** The end of an entry, REMOVED or EXPIRED. */
    static <K, V> EntryEvent<K, V> ended(Cache<K, V> source, EventType type, K key, @Nullable Stored<V> last) {
        return new EntryEvent<>(source, type, key, last, last);
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface is older than nullness; see the class comment
    public V getValue() {
        return current == null ? null : current.value();
    }

    @Override
    @SuppressWarnings("NullAway")
    public V getOldValue() {
        return old == null ? null : old.value();
    }

    @Override
    public boolean isOldValueAvailable() {
        return old != null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap(this, type);
    }

    @Override
    public String toString() {
        return getEventType() + " " + key + " in cache '" + ((Cache<?, ?>) getSource()).getName() + "'";
    }
}
