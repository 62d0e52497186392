// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Exact counters, a cell of them for each thread. An atomic increment costs little by itself, but the processor finishes
 * everything else first, and so loses the reads from memory that it had begun; a thread that owns its cell needs none.
 * A thread that finds its place taken counts atomically in a cell that all such threads share.
 */
final class Counters {

    private static final int PLACES =
            Integer.highestOneBit(Math.min(256, 16 * Runtime.getRuntime().availableProcessors()));

    private final int kinds;
    private final AtomicReferenceArray<@Nullable Cell> cells = new AtomicReferenceArray<>(PLACES);
    private final AtomicLongArray shared;

    /** What had been counted when it was last reset; replaced as a whole. */
    private volatile long[] reset;

    Counters(int kinds) {
        this.kinds = kinds;
        this.shared = new AtomicLongArray(kinds);
        this.reset = new long[kinds];
    }

    void add(int kind, long amount) {
        Thread thread = Thread.currentThread();
        Cell cell = cells.get(place(thread));
        if (cell == null || !cell.owner.refersTo(thread)) {
            cell = claim(thread);
        }
        if (cell == null) {
            shared.getAndAdd(kind, amount);
        } else {
            cell.counts.setOpaque(kind, cell.counts.getPlain(kind) + amount);
        }
    }

    /** What this thread has counted, or some number that moves on if it has no cell of its own. */
    long own(int kind) {
        Thread thread = Thread.currentThread();
        Cell cell = cells.get(place(thread));
        return cell != null && cell.owner.refersTo(thread) ? cell.counts.getPlain(kind) : shared.getPlain(kind);
    }

    /** {@link #own(int)} of two kinds together. */
    long own(int one, int other) {
        Thread thread = Thread.currentThread();
        Cell cell = cells.get(place(thread));
        AtomicLongArray counts = cell != null && cell.owner.refersTo(thread) ? cell.counts : shared;
        return counts.getPlain(one) + counts.getPlain(other);
    }

    /** What all threads have counted since the last reset; of other threads, what can be seen by now. */
    long sum(int kind) {
        // First, so that a reset meanwhile does not make it more than there is.
        long[] before = reset;
        return total(kind) - before[kind];
    }

    void reset() {
        long[] now = new long[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            now[kind] = total(kind);
        }
        reset = now;
    }

    private long total(int kind) {
        long total = shared.get(kind);
        for (int i = 0; i < PLACES; i++) {
            Cell cell = cells.get(i);
            if (cell != null) {
                total += cell.before(kind) + cell.counts.getOpaque(kind);
            }
        }
        return total;
    }

    /** A cell for the thread at its place, unless a thread that lives has it. What a dead one counted goes along. */
    private @Nullable Cell claim(Thread thread) {
        int place = place(thread);
        Cell present = cells.get(place);
        if (present != null && present.isInUse()) {
            return null;
        }
        Cell mine = new Cell(thread, kinds, present);
        return cells.compareAndSet(place, present, mine) ? mine : null;
    }

    private static int place(Thread thread) {
        return (int) thread.getId() & (PLACES - 1);
    }

    /** The counters of one thread, which alone writes them. */
    private static final class Cell {

        /** Beyond the counters, so that two threads' do not meet in a cache line. */
        private static final int PADDING = 16;

        private final WeakReference<Thread> owner;
        private final AtomicLongArray counts;
        private final long @Nullable [] before;

        Cell(Thread owner, int kinds, @Nullable Cell before) {
            this.owner = new WeakReference<>(owner);
            this.counts = new AtomicLongArray(kinds + PADDING);
            this.before = before == null ? null : new long[kinds];
            for (int kind = 0; this.before != null && before != null && kind < kinds; kind++) {
                this.before[kind] = before.before(kind) + before.counts.get(kind);
            }
        }

        boolean isInUse() {
            Thread thread = owner.get();
            return thread != null && thread.isAlive();
        }

        long before(int kind) {
            return before == null ? 0 : before[kind];
        }
    }
}
