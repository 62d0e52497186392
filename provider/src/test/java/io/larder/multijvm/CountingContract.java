// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeMap;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.junit.jupiter.api.Test;

/** Of increments by many threads of several JVMs none is lost. */
public interface CountingContract extends MultiJvmFixture {

    /** Adds one to an entry that is there. */
    interface Increment extends Serializable {
        void on(Cache<String, Integer> cache, String key);
    }

    /** How it is added in an entry processor; the entry may not be there. */
    EntryProcessor<String, Integer, Integer> PLUS_ONE = (entry, arguments) -> {
        int sum = entry.exists() ? entry.getValue() + 1 : 1;
        entry.setValue(sum);
        return sum;
    };

    private int count(int threads, int times, Increment increment) throws Exception {
        SharedCache shared = cache("counting");
        jvms().get(0).run(place -> {
            shared.<Integer>open().put("n", 0);
            return 0;
        });
        jvms().together(3, place -> {
            Cache<String, Integer> cache = shared.open();
            return place.inThreads(threads, thread -> {
                for (int i = 0; i < times; i++) {
                    increment.on(cache, "n");
                }
                return 0;
            });
        });
        return jvms().get(3).<Integer>run(place -> shared.<Integer>open().get("n"));
    }

    private static void replaceUntilItSucceeds(Cache<String, Integer> cache, String key) {
        int seen = requireNonNull(cache.get(key));
        while (!cache.replace(key, seen, seen + 1)) {
            seen = requireNonNull(cache.get(key));
        }
    }

    private static void getThenPut(Cache<String, Integer> cache, String key) {
        cache.put(key, requireNonNull(cache.get(key)) + 1);
    }

    @Test
    default void invoke_inThreeJvms_losesNoIncrement() throws Exception {
        assertThat(count(8, 200, (cache, key) -> cache.invoke(key, PLUS_ONE))).isEqualTo(3 * 8 * 200);
    }

    @Test
    default void replaceOfTheSeen_inThreeJvms_losesNoIncrement() throws Exception {
        assertThat(count(4, 50, CountingContract::replaceUntilItSucceeds)).isEqualTo(3 * 4 * 50);
    }

    /** The load of the other tests is one that shows a loss. */
    @Test
    default void getThenPut_inThreeJvms_losesIncrements() throws Exception {
        happensOnce(() -> count(4, 50, CountingContract::getThenPut) < 3 * 4 * 50);
    }

    @Test
    default void invokeAll_inThreeJvms_losesNoIncrement() throws Exception {
        SharedCache shared = cache("counting");
        Set<String> keys = Set.of("a", "b", "c", "d", "e");
        jvms().together(3, place -> {
            Cache<String, Integer> cache = shared.open();
            return place.inThreads(4, thread -> {
                for (int i = 0; i < 25; i++) {
                    cache.invokeAll(keys, PLUS_ONE).values().forEach(EntryProcessorResult::get);
                }
                return 0;
            });
        });
        TreeMap<String, Integer> counted =
                jvms().get(3).run(place -> new TreeMap<>(shared.<Integer>open().getAll(keys)));
        assertThat(counted)
                .hasSize(keys.size())
                .allSatisfy((key, sum) -> assertThat(sum).isEqualTo(3 * 4 * 25));
    }
}
