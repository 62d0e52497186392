// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.io.Serializable;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Notes every event. */
public final class ChangeListener
        implements CacheEntryCreatedListener<Object, Object>,
                CacheEntryUpdatedListener<Object, Object>,
                CacheEntryRemovedListener<Object, Object>,
                CacheEntryExpiredListener<Object, Object>,
                Serializable {

    private static final long serialVersionUID = 1L;

    /** For configuration files. */
    public ChangeListener() {}

    @Override
    public void onCreated(Iterable<CacheEntryEvent<?, ?>> events) {
        events.forEach(ChangeListener::note);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<?, ?>> events) {
        events.forEach(ChangeListener::note);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<?, ?>> events) {
        events.forEach(ChangeListener::note);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<?, ?>> events) {
        events.forEach(ChangeListener::note);
    }

    private static void note(CacheEntryEvent<?, ?> event) {
        String old = event.isOldValueAvailable() ? " after " + event.getOldValue() : "";
        Journal.event(
                switch (event.getEventType()) {
                    case CREATED, UPDATED ->
                        event.getEventType() + " " + event.getKey() + ": " + event.getValue() + old;
                    case REMOVED, EXPIRED -> event.getEventType() + " " + event.getKey() + old;
                });
    }
}
