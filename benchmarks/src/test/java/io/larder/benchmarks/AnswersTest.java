// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each benchmark method returns or leaves behind is right: a fast wrong answer must not enter a report. */
class AnswersTest {
    private final Cursor cursor = new Cursor();
    /** Walks the same way as {@link #cursor}, to know what is asked for. */
    private final Cursor expected = new Cursor();

    @ParameterizedTest
    @EnumSource
    void jcache_eachOperation_answersRight(Contender contender) {
        ReferenceCache state = new ReferenceCache();
        state.contender = contender;
        state.open();
        try {
            JCacheBenchmark benchmark = new JCacheBenchmark();
            assertThat(benchmark.get(state, cursor)).isEqualTo(expected.next());
            assertThat(benchmark.putIfAbsent(state, cursor)).isFalse();
            expected.next();
            assertThat(benchmark.removeAndPutIfAbsent(state, cursor)).isTrue();
            Integer back = expected.next();
            assertThat(state.cache.get(back)).isEqualTo(back);
            assertThat(benchmark.getAll(state, cursor)).containsExactlyInAnyOrderEntriesOf(same(expected.nextBatch()));
            assertThat(benchmark.iterate(state)).isZero();
            Integer incremented = expected.next();
            assertThat(benchmark.invoke(state, cursor)).isEqualTo(incremented + 1);
            assertThat(state.cache.get(incremented)).isEqualTo(incremented + 1);
            Integer written = expected.next();
            benchmark.put(state, cursor);
            assertThat(state.cache.get(written)).isEqualTo(expected.ahead());
            assertThat(writesInTenMixed(() -> benchmark.mixed(state, cursor), state.cache))
                    .isEqualTo(1);
        } finally {
            state.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void raw_eachOperation_answersRight(RawCaffeine kind) {
        RawCache state = new RawCache();
        state.kind = kind;
        state.open();
        RawBenchmark benchmark = new RawBenchmark();
        assertThat(benchmark.get(state, cursor)).isEqualTo(expected.next());
        assertThat(benchmark.putIfAbsent(state, cursor)).isFalse();
        expected.next();
        assertThat(benchmark.removeAndPutIfAbsent(state, cursor)).isTrue();
        Integer back = expected.next();
        assertThat(state.cache.getIfPresent(back)).isEqualTo(back);
        assertThat(benchmark.getAll(state, cursor)).containsExactlyInAnyOrderEntriesOf(same(expected.nextBatch()));
        assertThat(benchmark.iterate(state)).isZero();
        Integer incremented = expected.next();
        assertThat(benchmark.invoke(state, cursor)).isEqualTo(incremented + 1);
        Integer written = expected.next();
        benchmark.put(state, cursor);
        assertThat(state.cache.getIfPresent(written)).isEqualTo(expected.ahead());
    }

    @ParameterizedTest
    @EnumSource
    void value_getAndPut_copyBothWays(Contender contender) {
        ValueCache state = new ValueCache();
        state.contender = contender;
        state.open();
        try {
            ValueBenchmark benchmark = new ValueBenchmark();
            Integer key = state.key(expected);
            assertThat(benchmark.get(state, cursor)).isEqualTo(new Order(key));
            Integer written = state.key(expected);
            benchmark.put(state, cursor);
            assertThat(state.cache.get(written)).isEqualTo(state.order(written)).isNotSameAs(state.order(written));
        } finally {
            state.close();
        }
    }

    private static Map<Integer, Integer> same(Iterable<Integer> keys) {
        Map<Integer, Integer> map = new HashMap<>();
        keys.forEach(key -> map.put(key, key));
        return map;
    }

    /** Counts the calls after which their key had another value than before. */
    private int writesInTenMixed(Runnable mixed, Cache<Integer, Integer> cache) {
        int writes = 0;
        for (int i = 0; i < 10; i++) {
            Integer key = expected.next();
            cache.put(key, -1);
            mixed.run();
            writes += cache.get(key) == -1 ? 0 : 1;
        }
        return writes;
    }
}
