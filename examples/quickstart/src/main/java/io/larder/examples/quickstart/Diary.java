// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Writes down every event of a cache, in the order of arrival. */
final class Diary
        implements CacheEntryCreatedListener<String, String>,
                CacheEntryUpdatedListener<String, String>,
                CacheEntryRemovedListener<String, String>,
                CacheEntryExpiredListener<String, String> {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** What happened so far; may be read while more happens. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        events.forEach(event -> write(event, event.getValue()));
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        events.forEach(event -> write(event, event.getOldValue() + " -> " + event.getValue()));
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        events.forEach(event -> write(event, event.getOldValue()));
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        events.forEach(event -> write(event, event.getOldValue()));
    }

    private void write(CacheEntryEvent<? extends String, ? extends String> event, String values) {
        String type = event.getEventType().name().toLowerCase(Locale.ROOT);
        lines.add(String.format(Locale.ROOT, "%-8s  %s  %s", type, event.getKey(), values));
    }
}
