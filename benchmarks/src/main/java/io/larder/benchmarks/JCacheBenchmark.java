// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.Map;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The operations through {@code javax.cache}, by reference: one code for every contender, the twin of {@link RawBenchmark}. */
public class JCacheBenchmark {
    private static final EntryProcessor<Integer, Integer, Integer> INCREMENT = (entry, arguments) -> {
        Integer incremented = entry.getValue() + 1;
        entry.setValue(incremented);
        return incremented;
    };

    /** A hit. */
    @Benchmark
    public @Nullable Integer get(ReferenceCache state, Cursor cursor) {
        return state.cache.get(cursor.next());
    }

    /** An update of a present entry. */
    @Benchmark
    public void put(ReferenceCache state, Cursor cursor) {
        state.cache.put(cursor.next(), cursor.ahead());
    }

    /** Refused, because the entry is there. */
    @Benchmark
    public boolean putIfAbsent(ReferenceCache state, Cursor cursor) {
        return state.cache.putIfAbsent(cursor.next(), cursor.ahead());
    }

    /** A removal, and the creation that is accepted for it: two operations counted as one. */
    @Benchmark
    public boolean removeAndPutIfAbsent(ReferenceCache state, Cursor cursor) {
        Integer key = cursor.next();
        return state.cache.remove(key) && state.cache.putIfAbsent(key, key);
    }

    /** Nine hits, then an update. */
    @Benchmark
    public @Nullable Integer mixed(ReferenceCache state, Cursor cursor) {
        Integer key = cursor.next();
        if (cursor.writes()) {
            state.cache.put(key, cursor.ahead());
            return key;
        }
        return state.cache.get(key);
    }

    /** Fifty hits in one call. */
    @Benchmark
    public Map<Integer, Integer> getAll(ReferenceCache state, Cursor cursor) {
        return state.cache.getAll(cursor.nextBatch());
    }

    /** An increment by an entry processor. */
    @Benchmark
    public Integer invoke(ReferenceCache state, Cursor cursor) {
        return state.cache.invoke(cursor.next(), INCREMENT);
    }

    /** A walk over all entries, reading each key and value. */
    @Benchmark
    public long iterate(ReferenceCache state) {
        long sum = 0;
        for (Cache.Entry<Integer, Integer> entry : state.cache) {
            sum += entry.getKey() ^ entry.getValue();
        }
        return sum;
    }
}
