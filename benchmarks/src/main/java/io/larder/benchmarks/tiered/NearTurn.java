// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import org.jspecify.annotations.Nullable;

/** Where one thread of one JVM stands in the workload of one cache. Not for several threads at once. */
final class NearTurn {

    /** Operations are done so many at a time, since a look at the clock costs as much as a near hit. */
    static final int BATCH = 100;

    private static final int DRAWN = 1 << 20;

    private final NearCache cache;
    private final int[] order;
    private int position;
    private long reads;

    NearTurn(NearCache cache, TieredKind kind, long seed) {
        this.cache = cache;
        this.order = new Zipf(kind.keys(), kind.skew()).draw(DRAWN, seed);
    }

    /** {@link #BATCH} reads. */
    void read() {
        for (int i = 0; i < BATCH; i++) {
            require(cache.get(next()));
        }
        reads += BATCH;
    }

    /** {@link #BATCH} operations, one of them a write. */
    void mix() {
        for (int i = 1; i < BATCH; i++) {
            require(cache.get(next()));
        }
        cache.put(next(), NearEntries.value(position));
        reads += BATCH - 1;
    }

    /** How often it has read. */
    long reads() {
        return reads;
    }

    private String next() {
        return NearEntries.asked(order[position++ & (DRAWN - 1)]);
    }

    /** A fast wrong answer must not enter a report. */
    private static void require(@Nullable String value) {
        if (value == null || value.length() != NearEntries.CHARACTERS) {
            throw new IllegalStateException(
                    value == null ? "An entry is missing" : "A value has " + value.length() + " characters");
        }
    }
}
