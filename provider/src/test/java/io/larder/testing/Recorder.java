// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** The loader, the writer and the listener of one cache, which write down what they are told. */
public final class Recorder {

    /** The loader has nothing for this key. */
    public static final String UNKNOWN = "d";

    /** The loader fails for this key. */
    public static final String UNLOADABLE = "e";

    /** The writer fails for this key. */
    public static final String UNWRITABLE = "c";

    private final List<String> events = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();

    /**
     * What was heard, in the order of the alphabet since operations on many keys have none.
     *
     * @param events of listeners: type, key, old value, value
     * @param loads keys asked for
     * @param writes what was written or deleted
     */
    public record Heard(List<String> events, List<String> loads, List<String> writes) {}

    /** What was heard since the last call. */
    public synchronized Heard drain() {
        Heard heard = new Heard(
                events.stream().sorted().toList(),
                loads.stream().sorted().toList(),
                writes.stream().sorted().toList());
        events.clear();
        loads.clear();
        writes.clear();
        return heard;
    }

    public CacheLoader<String, Box> loader() {
        return new CacheLoader<>() {
            @Override
            @SuppressWarnings("NullAway") // JSR-107: null where there is nothing to load
            public Box load(String key) {
                return loaded(key);
            }

            @Override
            public Map<String, Box> loadAll(Iterable<? extends String> keys) {
                Map<String, Box> all = new HashMap<>();
                for (String key : new TreeSet<>(list(keys))) {
                    all.put(key, loaded(key));
                }
                return all;
            }
        };
    }

    /** As JSR-107 asks, it leaves in the collections it is given just what it could not write or delete. */
    public CacheWriter<String, Box> writer() {
        return new CacheWriter<>() {
            @Override
            public void write(Cache.Entry<? extends String, ? extends Box> entry) {
                written("write " + entry.getKey() + "=" + entry.getValue(), entry.getKey());
            }

            @Override
            public void delete(Object key) {
                written("delete " + key, key);
            }

            @Override
            public void writeAll(Collection<Cache.Entry<? extends String, ? extends Box>> entries) {
                List<Cache.Entry<? extends String, ? extends Box>> broken = entries.stream()
                        .filter(entry -> entry.getKey().equals(UNWRITABLE))
                        .toList();
                entries.removeAll(broken);
                entries.forEach(this::write);
                entries.clear();
                entries.addAll(broken);
                broken.forEach(this::write);
            }

            @Override
            public void deleteAll(Collection<?> keys) {
                boolean broken = keys.contains(UNWRITABLE);
                for (Object key : List.copyOf(keys)) {
                    if (!key.equals(UNWRITABLE)) {
                        delete(key);
                        keys.remove(key);
                    }
                }
                if (broken) {
                    delete(UNWRITABLE);
                }
            }
        };
    }

    public CacheEntryListenerConfiguration<String, Box> listener(boolean withOldValue) {
        return new MutableCacheEntryListenerConfiguration<>(() -> new Listener(this), null, withOldValue, true);
    }

    /** What the loader gives for a key that it knows. */
    public static Box source(String key) {
        return new Box(900 + key.charAt(0));
    }

    private static List<String> list(Iterable<? extends String> keys) {
        List<String> list = new ArrayList<>();
        keys.forEach(list::add);
        return list;
    }

    private synchronized @Nullable Box loaded(String key) {
        loads.add(key);
        if (key.equals(UNLOADABLE)) {
            throw new IllegalStateException("The source is broken for this key");
        }
        return key.equals(UNKNOWN) ? null : source(key);
    }

    private synchronized void written(String what, Object key) {
        writes.add(what);
        if (key.equals(UNWRITABLE)) {
            throw new IllegalStateException("The target is broken for this key");
        }
    }

    private synchronized void told(Iterable<CacheEntryEvent<? extends String, ? extends Box>> told) {
        for (CacheEntryEvent<? extends String, ? extends Box> event : told) {
            String old = event.isOldValueAvailable() ? String.valueOf(event.getOldValue()) : "?";
            events.add(event.getEventType() + " " + event.getKey() + " " + old + ">" + event.getValue());
        }
    }

    private record Listener(Recorder recorder)
            implements CacheEntryCreatedListener<String, Box>,
                    CacheEntryUpdatedListener<String, Box>,
                    CacheEntryRemovedListener<String, Box>,
                    CacheEntryExpiredListener<String, Box> {

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Box>> events) {
            recorder.told(events);
        }

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Box>> events) {
            recorder.told(events);
        }

        @Override
        public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends Box>> events) {
            recorder.told(events);
        }

        @Override
        public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends Box>> events) {
            recorder.told(events);
        }
    }
}
