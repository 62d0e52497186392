// SPDX-License-Identifier: Apache-2.0
package io.larder.docs.heap;

import io.larder.spi.Copier;
import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stored;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

// tag::store[]
/** Entries in a map. What has expired lies there until somebody asks for it. */
final class HeapStore<K, V> implements Store<K, V> {

    private final Copier copier;
    private final LongSupplier clock;
    private volatile Map<K, Cell<V>> cells = new ConcurrentHashMap<>();

    HeapStore(StoreSpec<K, V> spec) {
        copier = spec.copier();
        clock = spec.nanoClock();
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        if (touch.isKeep()) {
            return live(cells.get(key));
        }
        return cells.computeIfPresent(key, (k, cell) -> {
            Cell<V> seen = live(cell);
            return seen == null ? null : seen.renew(touch);
        });
    }

    @Override
    public boolean contains(K key) {
        return live(cells.get(key)) != null;
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        Cell<V> written = new Cell<>(copier.copy(value)); // <2>
        AtomicReference<@Nullable Cell<V>> before = new AtomicReference<>();
        Cell<V> after = cells.compute(copier.copy(key), (k, cell) -> { // <3>
            Cell<V> seen = live(cell);
            before.set(seen);
            if (!holds(match, seen)) {
                return seen;
            }
            return seen == null
                    ? written.renew(lifetimes.created())
                    : written.inherit(seen).renew(lifetimes.updated());
        });
        if (after != written) {
            return Outcome.refused();
        }
        return Outcome.replaced(wantPrevious ? before.get() : null);
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        Cell<V> touched = cells.computeIfPresent(key, (k, cell) -> {
            Cell<V> present = live(cell);
            return present == seen ? present.renew(lifetime) : present;
        });
        return touched == seen;
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        AtomicReference<@Nullable Cell<V>> removed = new AtomicReference<>();
        cells.computeIfPresent(key, (k, cell) -> {
            Cell<V> seen = live(cell);
            if (seen == null || !holds(match, seen)) {
                return seen;
            }
            removed.set(seen);
            return null;
        });
        Cell<V> previous = removed.get();
        if (previous == null) {
            return Outcome.refused();
        }
        return Outcome.replaced(wantPrevious ? previous : null);
    }

    @Override
    public void clear() {
        cells = new ConcurrentHashMap<>();
    }

    @Override
    public Cursor<K, V> scan() {
        return new Walk(cells.entrySet().iterator());
    }

    @Override
    public void destroy() {
        clear();
    }

    @Override
    public void close() {}

    private boolean holds(Match match, @Nullable Cell<V> seen) {
        if (match instanceof Match.Version version) {
            return version.seen() == seen;
        }
        return match == Match.ANY || (match == Match.PRESENT) == (seen != null);
    }

    private @Nullable Cell<V> live(@Nullable Cell<V> cell) {
        return cell == null || cell.isOver() ? null : cell;
    }

    /** One write. */
    private final class Cell<T> implements Stored<T> { // <1>
        private final T value;
        private volatile Deadline deadline = Deadline.NEVER;

        private Cell(T value) {
            this.value = value;
        }

        @Override
        public T value() {
            return copier.copy(value); // <2>
        }

        private Cell<T> inherit(Cell<T> replaced) {
            deadline = replaced.deadline;
            return this;
        }

        private Cell<T> renew(Lifetime lifetime) {
            if (!lifetime.isKeep()) {
                deadline = Deadline.after(lifetime, clock.getAsLong());
            }
            return this;
        }

        private boolean isOver() {
            return deadline.isReached(clock.getAsLong());
        }
    }

    /** The moment from which on an entry is absent: so many nanoseconds after a reading of the clock. */
    private record Deadline(long start, long nanos) {
        private static final Deadline NEVER = new Deadline(0, Long.MAX_VALUE);

        private static Deadline after(Lifetime lifetime, long now) {
            return lifetime.isEternal() ? NEVER : new Deadline(now, lifetime.toNanos());
        }

        private boolean isReached(long now) {
            return this != NEVER && now - start >= nanos;
        }
    }

    /** A walk that skips what has expired. */
    private final class Walk implements Cursor<K, V> {
        private final Iterator<Map.Entry<K, Cell<V>>> entries;
        private Map.@Nullable Entry<K, Cell<V>> current;

        private Walk(Iterator<Map.Entry<K, Cell<V>>> entries) {
            this.entries = entries;
        }

        @Override
        public boolean advance() {
            while (entries.hasNext()) {
                current = entries.next();
                if (live(current.getValue()) != null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public K key() {
            return copier.copy(standing().getKey());
        }

        @Override
        public Stored<V> stored() {
            return standing().getValue();
        }

        private Map.Entry<K, Cell<V>> standing() {
            if (current == null) {
                throw new IllegalStateException("The cursor has not been advanced to an entry");
            }
            return current;
        }
    }
}
// end::store[]
