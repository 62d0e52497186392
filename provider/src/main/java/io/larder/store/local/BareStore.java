// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Cache;
import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a cache by reference that never expire: Caffeine holds the values themselves, which saves a holder for
 * each entry and a step for each read. The identity of a value is its version.
 */
final class BareStore<K, V> implements Store<K, V> {

    private final Supplier<Cache<K, V>> shelving;

    /** Replaced as a whole by a clear, which so costs the same for any number of entries. */
    private volatile Cache<K, V> contents;

    BareStore(Supplier<Cache<K, V>> shelving) {
        this.shelving = shelving;
        this.contents = shelving.get();
    }

    /** A value as it was seen. */
    record Bare<V>(V value) implements Stored<V> {
        static <V> @Nullable Bare<V> of(@Nullable V value) {
            return value == null ? null : new Bare<>(value);
        }
    }

    @Override
    public @Nullable V value(K key, Lifetime touch) {
        return contents.getIfPresent(key);
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        return Bare.of(contents.getIfPresent(key));
    }

    @Override
    public boolean contains(K key) {
        return contents.asMap().containsKey(key);
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        Map<K, V> map = contents.asMap();
        if (match instanceof Match.Version version) {
            return change(map, key, version.seen().value(), value);
        }
        return switch ((Match.Presence) match) {
            case ANY -> outcome(map.put(key, value), wantPrevious);
            case ABSENT -> map.putIfAbsent(key, value) == null ? Outcome.done() : Outcome.refused();
            case PRESENT -> {
                V previous = map.replace(key, value);
                yield previous == null ? Outcome.refused() : outcome(previous, wantPrevious);
            }
        };
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return contents.asMap().get(key) == seen.value();
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        Map<K, V> map = contents.asMap();
        if (match instanceof Match.Version version) {
            return change(map, key, version.seen().value(), null);
        }
        V previous = map.remove(key);
        return previous == null ? Outcome.refused() : outcome(previous, wantPrevious);
    }

    /** By identity: a value that only equals the one that was seen is another version. */
    private Outcome<V> change(Map<K, V> map, K key, Object seen, @Nullable V value) {
        boolean[] applied = new boolean[1];
        map.computeIfPresent(key, (k, present) -> {
            applied[0] = present == seen;
            return applied[0] ? value : present;
        });
        return applied[0] ? Outcome.done() : Outcome.refused();
    }

    private static <V> Outcome<V> outcome(@Nullable V previous, boolean wantPrevious) {
        return wantPrevious ? Outcome.replaced(Bare.of(previous)) : Outcome.done();
    }

    /** One at a time, so that the observer hears of what was built last, and of nothing else. */
    @Override
    public synchronized void clear() {
        contents = shelving.get();
    }

    @Override
    public Cursor<K, V> scan() {
        return new BareCursor<>(contents.asMap().entrySet().iterator());
    }

    @Override
    public void destroy() {
        clear();
    }

    /** The entries go with the object; Caffeine has no thread of its own. */
    @Override
    public void close() {
        clear();
    }

    /** Walks over Caffeine's own weakly consistent iterator. */
    private static final class BareCursor<K, V> implements Cursor<K, V> {
        private final Iterator<Map.Entry<K, V>> entries;
        private @Nullable K key;
        private @Nullable V value;

        BareCursor(Iterator<Map.Entry<K, V>> entries) {
            this.entries = entries;
        }

        /** Keeps no entry of Caffeine's, which the compiler then need not make. */
        @Override
        public boolean advance() {
            if (!entries.hasNext()) {
                key = null;
                value = null;
                return false;
            }
            Map.Entry<K, V> entry = entries.next();
            key = entry.getKey();
            value = entry.getValue();
            return true;
        }

        @Override
        public K key() {
            return LocalCursor.standing(key);
        }

        @Override
        public V value() {
            return LocalCursor.standing(value);
        }

        @Override
        public Stored<V> stored() {
            return new Bare<>(value());
        }
    }
}
