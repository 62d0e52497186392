// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * An exact counter that several threads increment at once without waiting for each other. Unlike
 * {@link java.util.concurrent.atomic.LongAdder} it lets a thread look at the cell it is going to increment.
 */
final class StripedCounter {

    /** A cell has a cache line of its own. */
    private static final int LINE = 8;

    private static final int STRIPES =
            Integer.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()));

    private final AtomicLongArray cells = new AtomicLongArray(STRIPES * LINE);

    void add(long amount) {
        cells.getAndAdd(mine(), amount);
    }

    /** What the cell of this thread has counted, whoever else uses it. */
    long own() {
        return cells.get(mine());
    }

    long sum() {
        long sum = 0;
        for (int i = 0; i < cells.length(); i += LINE) {
            sum += cells.get(i);
        }
        return sum;
    }

    /** Begins anew; what is counted at the same time may count or not. */
    void reset() {
        for (int i = 0; i < cells.length(); i += LINE) {
            cells.set(i, 0);
        }
    }

    private static int mine() {
        return ((int) Thread.currentThread().getId() & (STRIPES - 1)) * LINE;
    }
}
