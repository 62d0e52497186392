// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.util.List;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Writes down what it hears: the kind of the event and the key. */
interface Ear<V>
        extends CacheEntryCreatedListener<String, V>,
                CacheEntryUpdatedListener<String, V>,
                CacheEntryRemovedListener<String, V>,
                CacheEntryExpiredListener<String, V> {

    /** Where it writes. */
    List<String> heard();

    static <V> Ear<V> into(List<String> heard) {
        return () -> heard;
    }

    private void write(Iterable<CacheEntryEvent<? extends String, ? extends V>> events) {
        events.forEach(event -> heard().add(event.getEventType() + " " + event.getKey()));
    }

    @Override
    default void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends V>> events) {
        write(events);
    }

    @Override
    default void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends V>> events) {
        write(events);
    }

    @Override
    default void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends V>> events) {
        write(events);
    }

    @Override
    default void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends V>> events) {
        write(events);
    }
}
