// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** A listener to all there is, which writes down what it is told and then does what the test wants done. */
final class Witness<K, V>
        implements CacheEntryCreatedListener<K, V>,
                CacheEntryUpdatedListener<K, V>,
                CacheEntryRemovedListener<K, V>,
                CacheEntryExpiredListener<K, V> {

    private final BlockingQueue<Told<K, V>> told = new LinkedBlockingQueue<>();
    private final Consumer<Told<K, V>> then;

    Witness() {
        this(event -> {});
    }

    Witness(Consumer<Told<K, V>> then) {
        this.then = then;
    }

    /** An event, its values taken out when the listener was told. */
    record Told<K, V>(
            EventType type, K key, V value, @Nullable V old, boolean oldKnown) {}

    CacheEntryListenerConfiguration<K, V> synchronous() {
        return configuration(true, null);
    }

    CacheEntryListenerConfiguration<K, V> asynchronous() {
        return configuration(false, null);
    }

    CacheEntryListenerConfiguration<K, V> configuration(
            boolean synchronous, @Nullable CacheEntryEventFilter<? super K, ? super V> filter) {
        return new MutableCacheEntryListenerConfiguration<K, V>(
                () -> this, filter == null ? null : () -> filter, true, synchronous);
    }

    List<Told<K, V>> told() {
        return List.copyOf(told);
    }

    /** The next event that nobody took yet. */
    Told<K, V> next() {
        try {
            Told<K, V> next = told.poll(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No further event came");
            }
            return next;
        } catch (InterruptedException interruption) {
            throw new AssertionError("Interrupted", interruption);
        }
    }

    private void tell(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        for (CacheEntryEvent<? extends K, ? extends V> event : events) {
            Told<K, V> one = new Told<>(
                    event.getEventType(),
                    event.getKey(),
                    event.getValue(),
                    event.getOldValue(),
                    event.isOldValueAvailable());
            told.add(one);
            then.accept(one);
        }
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        tell(events);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        tell(events);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        tell(events);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        tell(events);
    }
}
