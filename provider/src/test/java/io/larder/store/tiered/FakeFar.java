// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Command;
import io.larder.spi.Cursor;
import io.larder.spi.FarStore;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** A far tier in this JVM, whose slowness, failures and word of changes are the test's. Notes what it is asked. */
final class FakeFar<K> implements FarStore<K, String> {

    private final LongSupplier clock;
    private final Map<K, Entry> entries = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable Watcher watcher;

    volatile Telling telling = Telling.EVERY_CHANGE;

    /** Whether it tells of changes that are made through it. */
    boolean echoes = true;

    /** Whether it does what it is asked and then fails to say so. */
    boolean failing;

    /** Happens when an answer is on its way, once. */
    Runnable meanwhile = () -> {};

    /** Happens before a change is carried out, once. */
    Runnable beforeChange = () -> {};

    FakeFar(LongSupplier clock) {
        this.clock = clock;
    }

    private static final class Entry implements Stored<String> {
        private final String value;
        private @Nullable Long deadline;

        private Entry(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }

    /** What it was asked since the last time. */
    synchronized List<String> asked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** Somebody else puts a value there; nothing is told. */
    synchronized void put(K key, String value, Lifetime lifetime) {
        Entry entry = new Entry(value);
        entry.deadline = deadline(lifetime);
        entries.put(key, entry);
    }

    void put(K key, String value) {
        put(key, value, Lifetime.ETERNAL);
    }

    Watcher word() {
        return requireNonNull(watcher);
    }

    private @Nullable Long deadline(Lifetime lifetime) {
        return lifetime.isEternal() ? null : clock.getAsLong() + lifetime.toNanos();
    }

    private synchronized @Nullable Entry live(K key) {
        Entry entry = entries.get(key);
        return entry == null || (entry.deadline != null && clock.getAsLong() - entry.deadline >= 0) ? null : entry;
    }

    private synchronized void note(String what, K key) {
        asked.add(what + " " + key);
    }

    /** Everything that was decided by now comes late. */
    private <R extends @Nullable Object> R answer(R reply) {
        Runnable happening = meanwhile;
        meanwhile = () -> {};
        happening.run();
        if (failing) {
            failing = false;
            throw new CacheException("The answer was lost");
        }
        return reply;
    }

    @Override
    public String mark(K key) {
        return "mark of " + key;
    }

    @Override
    public @Nullable Stored<String> read(K key, Lifetime touch) {
        note(touch.isKeep() ? "read" : "read and touch", key);
        Entry entry = live(key);
        if (entry != null && !touch.isKeep()) {
            entry.deadline = deadline(touch);
            echo(key);
        }
        return this.<@Nullable Stored<String>>answer(entry);
    }

    @Override
    public @Nullable Remaining<String> readRemaining(K key) {
        note("read", key);
        Entry entry = live(key);
        if (entry == null) {
            return this.<@Nullable Remaining<String>>answer(null);
        }
        Lifetime left = entry.deadline == null
                ? Lifetime.ETERNAL
                : Lifetime.ofMillis((entry.deadline - clock.getAsLong()) / 1_000_000);
        return answer(new Remaining<>(entry, left));
    }

    @Override
    public boolean isCurrent(K key, Stored<String> seen) {
        note("compare", key);
        return answer(live(key) == seen);
    }

    @Override
    public boolean isSameWrite(Stored<String> one, Stored<String> other) {
        return one == other;
    }

    @Override
    public int bytes(Stored<String> seen) {
        return seen.value().length();
    }

    @Override
    public boolean contains(K key) {
        note("contains", key);
        return answer(live(key) != null);
    }

    @Override
    public Outcome<String> write(K key, String value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return writeAndSee(new Command.Write<>(key, value, match, lifetimes, wantPrevious))
                .outcome();
    }

    @Override
    public Written<String> writeAndSee(Command.Write<K, String> write) {
        K key = write.key();
        note("write", key);
        Runnable happening = beforeChange;
        beforeChange = () -> {};
        happening.run();
        Entry written;
        synchronized (this) {
            if (!holds(live(key), write.match())) {
                return new Written<>(Outcome.refused(), null);
            }
            put(key, write.value(), write.lifetimes().created());
            written = entries.get(key);
        }
        echo(key);
        return answer(new Written<>(Outcome.done(), written));
    }

    private static boolean holds(@Nullable Entry now, Match match) {
        if (match instanceof Match.Version version) {
            return now == version.seen();
        }
        return match == Match.ANY || (match == Match.ABSENT) == (now == null);
    }

    @Override
    public boolean touch(K key, Stored<String> seen, Lifetime lifetime) {
        note("touch", key);
        Entry now = live(key);
        if (now == null || now != seen) {
            return answer(false);
        }
        now.deadline = deadline(lifetime);
        echo(key);
        return answer(true);
    }

    @Override
    public Outcome<String> remove(K key, Match match, boolean wantPrevious) {
        note("remove", key);
        synchronized (this) {
            Entry now = live(key);
            if (now == null || !holds(now, match)) {
                return Outcome.refused();
            }
            entries.remove(key);
        }
        echo(key);
        return answer(Outcome.done());
    }

    private void echo(K key) {
        if (echoes) {
            word().changed(mark(key));
        }
    }

    @Override
    public void clear() {
        synchronized (this) {
            entries.clear();
        }
        answer("cleared");
    }

    @Override
    public Telling telling() {
        return telling;
    }

    @Override
    public void watch(Watcher watching) {
        watcher = watching;
    }

    @Override
    public synchronized Cursor<K, String> scan() {
        asked.add("scan");
        Iterator<K> keys = List.copyOf(entries.keySet()).iterator();
        return new Cursor<>() {
            private @Nullable K key;
            private @Nullable Entry entry;

            @Override
            public boolean advance() {
                do {
                    if (!keys.hasNext()) {
                        return false;
                    }
                    key = keys.next();
                    entry = live(requireNonNull(key));
                } while (entry == null);
                return true;
            }

            @Override
            public K key() {
                return requireNonNull(key);
            }

            @Override
            public Stored<String> stored() {
                return requireNonNull(entry);
            }
        };
    }

    @Override
    public void destroy() {
        clear();
    }

    @Override
    public void close() {}
}
