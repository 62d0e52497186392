// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Copier;
import io.larder.spi.Stored;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** The events that follow from what was seen and what became of it. */
final class EventMaker<K, V> {

    private final Supplier<Cache<K, V>> source;
    private final Copier copier;

    EventMaker(Supplier<Cache<K, V>> source, Copier copier) {
        this.source = source;
        this.copier = copier;
    }

    /**
     * The events of one change, in their order. An update whose lifetime is zero is an update, and then the end of the
     * entry; a creation whose lifetime is zero is nothing.
     */
    List<EntryEvent<K, V>> of(K key, @Nullable Stored<V> seen, Change<V> change) {
        if (change instanceof Change.Write<V> write) {
            return ofWrite(isolated(key), seen, write);
        }
        if (seen == null || change instanceof Change.Keep) {
            return List.of();
        }
        if (change instanceof Change.Touch<V> touch) {
            return touch.lifetime().isZero() ? List.of(expired(key, seen)) : List.of();
        }
        return List.of(EntryEvent.ended(source.get(), EventType.REMOVED, isolated(key), seen));
    }

    EntryEvent<K, V> expired(K key, Stored<V> last) {
        return EntryEvent.ended(source.get(), EventType.EXPIRED, isolated(key), last);
    }

    private List<EntryEvent<K, V>> ofWrite(K key, @Nullable Stored<V> seen, Change.Write<V> write) {
        boolean over = write.lifetime().isZero();
        if (seen == null) {
            return over ? List.of() : List.of(EntryEvent.created(source.get(), key, isolated(write.value())));
        }
        V value = isolated(write.value());
        EntryEvent<K, V> updated = EntryEvent.updated(source.get(), key, value, seen);
        return over
                ? List.of(updated, EntryEvent.ended(source.get(), EventType.EXPIRED, key, () -> value))
                : List.of(updated);
    }

    /** A listener may run when the caller has long gone on and changed its object. */
    private <T> T isolated(T object) {
        return copier.shares(object) ? object : copier.copy(object);
    }
}
