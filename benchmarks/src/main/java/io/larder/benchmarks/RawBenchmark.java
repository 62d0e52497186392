// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The operations on Caffeine itself, as someone would write them who has no need of JCache. */
public class RawBenchmark {

    /** A hit. */
    @Benchmark
    public @Nullable Integer get(RawCache state, Cursor cursor) {
        return state.cache.getIfPresent(cursor.next());
    }

    /** An update of a present entry. */
    @Benchmark
    public void put(RawCache state, Cursor cursor) {
        state.cache.put(cursor.next(), cursor.ahead());
    }

    /** Refused, because the entry is there. */
    @Benchmark
    public boolean putIfAbsent(RawCache state, Cursor cursor) {
        return state.cache.asMap().putIfAbsent(cursor.next(), cursor.ahead()) == null;
    }

    /** A removal, and the creation that is accepted for it: two operations counted as one. */
    @Benchmark
    public boolean removeAndPutIfAbsent(RawCache state, Cursor cursor) {
        Integer key = cursor.next();
        Map<Integer, Integer> map = state.cache.asMap();
        return map.remove(key) != null && map.putIfAbsent(key, key) == null;
    }

    /** Nine hits, then an update. */
    @Benchmark
    public @Nullable Integer mixed(RawCache state, Cursor cursor) {
        Integer key = cursor.next();
        if (cursor.writes()) {
            state.cache.put(key, cursor.ahead());
            return key;
        }
        return state.cache.getIfPresent(key);
    }

    /** Fifty hits in one call. */
    @Benchmark
    public Map<Integer, Integer> getAll(RawCache state, Cursor cursor) {
        return state.cache.getAllPresent(cursor.nextBatch());
    }

    /** An increment under the entry's lock. */
    @Benchmark
    public @Nullable Integer invoke(RawCache state, Cursor cursor) {
        return state.cache.asMap().computeIfPresent(cursor.next(), (key, value) -> value + 1);
    }

    /** A walk over all entries, reading each key and value. */
    @Benchmark
    public long iterate(RawCache state) {
        long sum = 0;
        for (Map.Entry<Integer, Integer> entry : state.cache.asMap().entrySet()) {
            sum += entry.getKey() ^ entry.getValue();
        }
        return sum;
    }
}
