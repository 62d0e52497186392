// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Exact counters: the sums of what each thread has counted for itself. */
final class Counters {

    private static final int KINDS = Count.values().length;
    private static final int PLACES =
            Integer.highestOneBit(Math.min(256, 16 * Runtime.getRuntime().availableProcessors()));

    private final AtomicReferenceArray<@Nullable ThreadCounts> places = new AtomicReferenceArray<>(PLACES);
    private final ThreadCounts shared = ThreadCounts.shared();

    /** What had been counted when they were last reset; replaced as a whole. */
    private volatile long[] reset = new long[KINDS];

    /** Where this thread counts. */
    ThreadCounts mine() {
        Thread thread = Thread.currentThread();
        long id = thread.getId();
        ThreadCounts counts = places.get((int) id & (PLACES - 1));
        return counts != null && counts.isOf(id) ? counts : claim(thread, (int) id & (PLACES - 1));
    }

    /** A place that no living thread has; if it has none, it shares. */
    private ThreadCounts claim(Thread thread, int place) {
        ThreadCounts present = places.get(place);
        if (present != null && !present.isAbandoned()) {
            return shared;
        }
        ThreadCounts mine = ThreadCounts.of(thread, present);
        return places.compareAndSet(place, present, mine) ? mine : shared;
    }

    /** What all threads have counted since the last reset; of other threads, what can be seen by now. */
    long sum(Count kind) {
        // First, so that a reset meanwhile does not make it more than there is.
        long[] before = reset;
        return total(kind.ordinal()) - before[kind.ordinal()];
    }

    /** Counts these anew from here; writes no thread's counts, so that none is lost. */
    synchronized void reset(Set<Count> kinds) {
        long[] now = reset.clone();
        kinds.forEach(kind -> now[kind.ordinal()] = total(kind.ordinal()));
        reset = now;
    }

    private long total(int kind) {
        long total = shared.get(kind);
        for (int i = 0; i < PLACES; i++) {
            ThreadCounts counts = places.get(i);
            total += counts == null ? 0 : counts.get(kind);
        }
        return total;
    }
}
