// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Collection;
import java.util.List;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** One listener of a cache, with its filter, as one registration made it. */
final class Registration<K, V> {

    private final CacheEntryListenerConfiguration<K, V> configuration;
    private final CacheEntryListener<? super K, ? super V> listener;
    private final @Nullable CacheEntryEventFilter<? super K, ? super V> filter;

    private volatile boolean ended;

    /** Has the listener and its filter made, each noted in {@code made} as soon as it is there. */
    Registration(CacheEntryListenerConfiguration<K, V> configuration, Collection<Object> made) {
        this.configuration = configuration;
        this.listener = configuration.getCacheEntryListenerFactory().create();
        made.add(listener);
        Factory<CacheEntryEventFilter<? super K, ? super V>> filters = configuration.getCacheEntryEventFilterFactory();
        this.filter = filters == null ? null : filters.create();
        if (filter != null) {
            made.add(filter);
        }
    }

    /** From now on the listener is told nothing, not even what is in line for it. */
    void end() {
        ended = true;
    }

    boolean isFor(CacheEntryListenerConfiguration<K, V> other) {
        return configuration.equals(other);
    }

    boolean isSynchronous() {
        return configuration.isSynchronous();
    }

    boolean listensTo(EventType type) {
        return switch (type) {
            case CREATED -> listener instanceof CacheEntryCreatedListener;
            case UPDATED -> listener instanceof CacheEntryUpdatedListener;
            case REMOVED -> listener instanceof CacheEntryRemovedListener;
            case EXPIRED -> listener instanceof CacheEntryExpiredListener;
        };
    }

    /** Whether this is the listener or its filter. */
    boolean uses(Object customization) {
        return listener == customization || filter == customization;
    }

    /**
     * Tells the listener, if it listens to such events and its filter lets this one pass.
     *
     * @throws CacheEntryListenerException for whatever exception the filter or the listener threw
     */
    void tell(EntryEvent<K, V> event) {
        if (ended || !listensTo(event.getEventType())) {
            return;
        }
        try {
            if (filter == null || filter.evaluate(event)) {
                call(event);
            }
        } catch (CacheEntryListenerException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new CacheEntryListenerException(
                    "The listener " + listener.getClass().getName() + " failed for " + event.getEventType()
                            + " in cache '" + event.getSource().getName() + "'",
                    failure);
        }
    }

    @SuppressWarnings("unchecked") // the kind of listener was asked for before; its types are the cache's
    private void call(EntryEvent<K, V> event) {
        List<CacheEntryEvent<? extends K, ? extends V>> events = List.of(event);
        switch (event.getEventType()) {
            case CREATED -> ((CacheEntryCreatedListener<K, V>) listener).onCreated(events);
            case UPDATED -> ((CacheEntryUpdatedListener<K, V>) listener).onUpdated(events);
            case REMOVED -> ((CacheEntryRemovedListener<K, V>) listener).onRemoved(events);
            case EXPIRED -> ((CacheEntryExpiredListener<K, V>) listener).onExpired(events);
        }
    }
}
