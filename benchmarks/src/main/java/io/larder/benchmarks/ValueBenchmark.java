// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** Reading and writing mutable orders where the cache must copy. Caffeine itself never copies, so these have no twin. */
public class ValueBenchmark {

    /** A hit, copied out. */
    @Benchmark
    public @Nullable Order get(ValueCache state, Cursor cursor) {
        return state.cache.get(state.key(cursor));
    }

    /** An update of a present entry, copied in. */
    @Benchmark
    public void put(ValueCache state, Cursor cursor) {
        Integer key = state.key(cursor);
        state.cache.put(key, state.order(key));
    }
}
