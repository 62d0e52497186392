// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Told.Delay;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** The writer is told of every change of an entry, whichever JVM makes it, in the order in which they are made. */
public interface WritingContract extends MultiJvmFixture {

    /** Opens the cache. */
    interface Opening extends Serializable {
        Cache<String, Integer> in(Told told);
    }

    /** Changes an entry and tells the writer. */
    interface ToldChange extends Serializable {
        void on(Cache<String, Integer> cache, String key, int value, Told told);
    }

    /** With a writer that takes a while. */
    Opening WRITING = told -> told.writing(Delay.UNEVEN);

    /** How many threads of each JVM write. */
    int WRITERS = 4;

    /** Runs a change with values of its own in each thread, so often for each key. */
    private SharedCache change(int keys, int times, ToldChange change) throws Exception {
        return change(WRITING, keys, times, change);
    }

    private SharedCache change(Opening opening, int keys, int times, ToldChange change) throws Exception {
        SharedCache shared = cache("writing");
        jvms().together(3, place -> {
            Told told = new Told(place, shared);
            Cache<String, Integer> cache = opening.in(told);
            int jvm = Integer.parseInt(place.jvm());
            return place.inThreads(WRITERS, thread -> {
                for (int i = 0; i < keys * times; i++) {
                    change.on(cache, "k" + i / times, (jvm * WRITERS + thread) * 1_000 + i, told);
                }
                return 0;
            });
        });
        return shared;
    }

    /** What is there, as the writer was told of it. */
    private Map<String, String> contents(SharedCache shared, Set<String> keys) throws Exception {
        List<String> asked = List.copyOf(keys);
        return jvms().get(3).run(place -> {
            Cache<String, Integer> cache = shared.open();
            TreeMap<String, String> contents = new TreeMap<>();
            asked.forEach(key -> contents.put(key, String.valueOf(cache.get(key))));
            return contents;
        });
    }

    private static String valueOf(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    /** What the writer was told last of each key. */
    private Map<String, String> lastTold(SharedCache shared) {
        Map<String, String> last = new LinkedHashMap<>();
        jvms().journal().told(shared.name()).forEach(line -> {
            last.put(line.substring(0, line.indexOf('=')), valueOf(line));
        });
        return last;
    }

    private static Set<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i).collect(Collectors.toSet());
    }

    private List<String> told(SharedCache shared) {
        return jvms().journal().told(shared.name());
    }

    private static void putOrRemove(Cache<String, Integer> cache, String key, int value, Told told) {
        if ((value / 1_000 + value) % 4 == 0) {
            cache.remove(key);
        } else {
            cache.put(key, value);
        }
    }

    private static void putFive(Cache<String, Integer> cache, String key, int value, Told told) {
        cache.putAll(IntStream.range(0, 5).boxed().collect(Collectors.toMap(i -> key + i, i -> value)));
    }

    private static void putAndTellWhatWasThere(Cache<String, Integer> cache, String key, int value, Told told) {
        told.place().tell(told.shared().name() + " replaced", cache.getAndPut(key, value) + "<" + value);
    }

    private static void tellThenPut(Cache<String, Integer> cache, String key, int value, Told told) {
        told.tell(key + "=" + value, Delay.UNEVEN);
        cache.put(key, value);
    }

    @Test
    default void getAndPut_ofOneKeyInThreeJvms_tellsTheWriterInTheOrderOfTheCache() throws Exception {
        SharedCache shared = change(1, 20, WritingContract::putAndTellWhatWasThere);
        List<String> told = told(shared);
        List<String> chain = IntStream.range(0, told.size())
                .mapToObj(i -> valueOf(i == 0 ? "k0=null" : told.get(i - 1)) + "<" + valueOf(told.get(i)))
                .toList();
        assertThat(chain).hasSize(3 * WRITERS * 20);
        assertThat(jvms().journal().told(shared.name() + " replaced")).containsExactlyInAnyOrderElementsOf(chain);
        assertThat(contents(shared, Set.of("k0"))).isEqualTo(lastTold(shared));
    }

    @Test
    default void putAndRemove_ofManyKeysInThreeJvms_leaveWhatTheWriterWasToldLast() throws Exception {
        SharedCache shared = change(10, 3, WritingContract::putOrRemove);
        assertThat(told(shared)).hasSize(3 * WRITERS * 10 * 3);
        assertThat(contents(shared, keys(10))).isEqualTo(lastTold(shared));
    }

    @Test
    default void invoke_ofOneKeyInThreeJvms_tellsTheWriterEachStateOnce() throws Exception {
        SharedCache shared = change(1, 20, (cache, key, value, told) -> cache.invoke(key, CountingContract.PLUS_ONE));
        assertThat(told(shared))
                .isEqualTo(IntStream.rangeClosed(1, 3 * WRITERS * 20)
                        .mapToObj(sum -> "k0=" + sum)
                        .toList());
    }

    @Test
    default void putAll_ofTheSameKeysInThreeJvms_leavesWhatTheWriterWasToldLast() throws Exception {
        SharedCache shared = change(10, 1, WritingContract::putFive);
        assertThat(told(shared)).hasSize(3 * WRITERS * 10 * 5);
        Map<String, String> last = lastTold(shared);
        assertThat(last).hasSize(10 * 5);
        assertThat(contents(shared, last.keySet())).isEqualTo(last);
    }

    /** What comes of it when nobody keeps others from writing between the writer and the cache. */
    @Test
    default void tellThenPut_ofManyKeysInThreeJvms_leavesSomethingElse() throws Exception {
        happensOnce(() -> {
            SharedCache shared = change(told -> told.shared().open(), 20, 2, WritingContract::tellThenPut);
            assertThat(told(shared)).hasSize(3 * WRITERS * 20 * 2);
            return !contents(shared, keys(20)).equals(lastTold(shared));
        });
    }
}
