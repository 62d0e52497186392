// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has counted. It alone writes here, so that no step need be atomic: an atomic step costs little by
 * itself, but the processor finishes everything else first, and so loses the reads from memory that it had begun. The
 * one that threads without a place of their own share does count atomically.
 */
final class ThreadCounts {

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int KINDS = Count.values().length;

    /** Beyond the cells, so that two threads' do not meet in a cache line. */
    private static final int PADDING = 8;

    private static final int HITS = Count.HITS.ordinal();
    private static final int MISSES = Count.MISSES.ordinal();
    private static final int PUTS = Count.PUTS.ordinal();
    private static final int REMOVALS = Count.REMOVALS.ordinal();

    /** Every so many operations of a kind one is timed, since asking the clock costs more than a read from memory. */
    private static final int SAMPLE_MASK = 255;

    /** What {@link #beginRead} and {@link #beginWrite} say of an operation that is not timed. */
    static final long UNTIMED = 0;

    private final long ownerId;
    private final @Nullable WeakReference<Thread> owner;
    private final long[] cells = new long[KINDS + PADDING];

    private ThreadCounts(long ownerId, @Nullable WeakReference<Thread> owner) {
        this.ownerId = ownerId;
        this.owner = owner;
    }

    static ThreadCounts shared() {
        return new ThreadCounts(-1, null);
    }

    /** The counts of a thread, which go on from those of a dead one whose place it takes. */
    static ThreadCounts of(Thread thread, @Nullable ThreadCounts dead) {
        ThreadCounts counts = new ThreadCounts(thread.getId(), new WeakReference<>(thread));
        if (dead != null) {
            for (int kind = 0; kind < KINDS; kind++) {
                counts.cells[kind] = dead.get(kind);
            }
        }
        return counts;
    }

    boolean isOf(long threadId) {
        return ownerId == threadId;
    }

    boolean isAbandoned() {
        Thread thread = owner == null ? null : owner.get();
        return thread == null || !thread.isAlive();
    }

    /** When an operation began that counts a hit or a miss, if it is one of those that are timed. */
    long beginRead() {
        return begin(cells[HITS] + cells[MISSES]);
    }

    /** When an operation began that only counts puts, if it is one of those that are timed. */
    long beginWrite() {
        return begin(cells[PUTS]);
    }

    /** When an operation began that only counts removals, if it is one of those that are timed. */
    long beginRemoval() {
        return begin(cells[REMOVALS]);
    }

    private static long begin(long operations) {
        return (operations & SAMPLE_MASK) == 0 ? System.nanoTime() : UNTIMED;
    }

    /** {@link Tally#HIT} of an operation that began then. */
    void hit(long begun) {
        add(HITS, 1);
        if (begun != UNTIMED) {
            time(Count.GET_TIME, Count.GETS_TIMED, System.nanoTime() - begun);
        }
    }

    /** {@link Tally#PUT} of an operation that began then. */
    void put(long begun) {
        add(PUTS, 1);
        if (begun != UNTIMED) {
            time(Count.PUT_TIME, Count.PUTS_TIMED, System.nanoTime() - begun);
        }
    }

    void time(Count nanos, Count operations, long duration) {
        add(nanos.ordinal(), duration);
        add(operations.ordinal(), 1);
    }

    void add(Count kind, long amount) {
        add(kind.ordinal(), amount);
    }

    private void add(int kind, long amount) {
        if (owner == null) {
            CELL.getAndAdd(cells, kind, amount);
        } else {
            CELL.setOpaque(cells, kind, cells[kind] + amount);
        }
    }

    long get(int kind) {
        return (long) CELL.getOpaque(cells, kind);
    }
}
