// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who replaces a value and gets what was there: each value that was put is got by exactly one, or is there in the end. */
public interface ExchangeContract extends MultiJvmFixture {

    /** Puts a value and gives back what it replaced. */
    interface Exchange extends Serializable {
        @Nullable
        Integer on(Cache<String, Integer> cache, Integer value);
    }

    /** How many threads of each JVM exchange. */
    int EXCHANGERS = 4;

    /** How many values each of them puts. */
    int EACH = 50;

    /** The first value, which nobody exchanges for another. */
    int FIRST = 0;

    /** The values got by all, and the one that is there in the end. */
    private List<Integer> seen(Exchange exchange) throws Exception {
        SharedCache shared = cache("exchange");
        jvms().get(3).run(place -> {
            shared.<Integer>open().put("k", FIRST);
            return 0;
        });
        List<Integer> seen = new ArrayList<>();
        List<List<List<Integer>>> results = jvms().together(3, place -> {
            Cache<String, Integer> cache = shared.open();
            int jvm = Integer.parseInt(place.jvm()) - 1;
            return place.inThreads(
                    EXCHANGERS,
                    thread -> IntStream.rangeClosed(1, EACH)
                            .map(i -> (jvm * EXCHANGERS + thread) * EACH + i)
                            .mapToObj(value -> requireNonNull(exchange.on(cache, value)))
                            .toList());
        });
        results.forEach(threads -> threads.forEach(seen::addAll));
        seen.add(jvms().get(3).<Integer>run(place -> shared.<Integer>open().get("k")));
        return seen;
    }

    private static List<Integer> put() {
        return IntStream.rangeClosed(FIRST, 3 * EXCHANGERS * EACH).boxed().toList();
    }

    private static @Nullable Integer getThenPut(Cache<String, Integer> cache, Integer value) {
        Integer seen = cache.get("k");
        cache.put("k", value);
        return seen;
    }

    @Test
    default void getAndPut_inThreeJvms_losesAndDoublesNothing() throws Exception {
        assertThat(seen((cache, value) -> cache.getAndPut("k", value))).containsExactlyInAnyOrderElementsOf(put());
    }

    @Test
    default void getAndReplace_inThreeJvms_losesAndDoublesNothing() throws Exception {
        assertThat(seen((cache, value) -> cache.getAndReplace("k", value))).containsExactlyInAnyOrderElementsOf(put());
    }

    /** The load of the other tests is one that shows a loss. */
    @Test
    default void getThenPut_inThreeJvms_losesAndDoubles() throws Exception {
        happensOnce(() -> {
            List<Integer> seen = seen(ExchangeContract::getThenPut);
            return Set.copyOf(seen).size() < seen.size();
        });
    }
}
