// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Told.Delay;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** However many threads of however many JVMs miss a key, it is loaded once, and all get that value. */
public interface LoadingContract extends MultiJvmFixture {

    /** Reads some keys, as the thread of this number. */
    interface Reading extends Serializable {
        Map<String, String> by(int thread, Told told);
    }

    /** How many keys a bulk load has. */
    int KEYS = 20;

    /** What each of fifty threads in four JVMs got. */
    private List<Map<String, String>> read(SharedCache shared, Reading reading) throws Exception {
        List<List<TreeMap<String, String>>> results = jvms().together(4, place -> {
            int threads = Integer.parseInt(place.jvm()) <= 2 ? 13 : 12;
            Told told = new Told(place, shared);
            told.reading(Delay.SLOW);
            return place.inThreads(threads, thread -> new TreeMap<>(reading.by(thread, told)));
        });
        List<Map<String, String>> read = new ArrayList<>();
        results.forEach(read::addAll);
        assertThat(read).hasSize(50);
        return read;
    }

    private static Set<String> keys(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "k" + i % KEYS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String loadAndPut(Told told) {
        Cache<String, String> cache = told.shared().open();
        String present = cache.get("k0");
        if (present != null) {
            return present;
        }
        String loaded = told.load("k0", Delay.SLOW);
        cache.put("k0", loaded);
        return loaded;
    }

    private List<String> loaded(SharedCache shared) {
        return jvms().journal().told(shared.name());
    }

    @Test
    default void get_ofOneMissingKeyInFourJvms_loadsItOnce() throws Exception {
        SharedCache shared = cache("loading");
        List<Map<String, String>> read = read(
                shared, (thread, told) -> Map.of("k0", told.reading(Delay.SLOW).get("k0")));
        assertThat(loaded(shared)).containsExactly("k0");
        String loader = jvms().journal().of(shared.name()).get(0).jvm();
        assertThat(read).containsOnly(Map.of("k0", "k0 loaded in " + loader));
    }

    /** What threads do who load without asking each other. */
    @Test
    default void loadAndPut_ofOneMissingKeyInFourJvms_loadsItSeveralTimes() throws Exception {
        SharedCache shared = cache("loading");
        List<List<String>> read = jvms().together(4, place -> {
            shared.open();
            return place.inThreads(12, thread -> loadAndPut(new Told(place, shared)));
        });
        assertThat(read).hasSize(4);
        assertThat(loaded(shared)).hasSizeGreaterThan(1);
    }

    @Test
    default void getAll_ofTheSameMissingKeysInFourJvms_loadsEachOnce() throws Exception {
        SharedCache shared = cache("loading");
        List<Map<String, String>> read =
                read(shared, (thread, told) -> told.reading(Delay.SLOW).getAll(keys(0, KEYS)));
        assertThat(loaded(shared)).containsExactlyInAnyOrderElementsOf(keys(0, KEYS));
        assertThat(read.get(0)).containsOnlyKeys(keys(0, KEYS));
        assertThat(read).containsOnly(read.get(0));
    }

    /** Whoever waits for all keys at once while holding some of them would wait forever. */
    @Test
    default void getAll_ofOverlappingMissingKeysInFourJvms_loadsEachOnce() throws Exception {
        SharedCache shared = cache("loading");
        List<Map<String, String>> read =
                read(shared, (thread, told) -> told.reading(Delay.SLOW).getAll(keys(thread * 3, KEYS / 2)));
        assertThat(loaded(shared)).containsExactlyInAnyOrderElementsOf(keys(0, KEYS));
        assertThat(read).allMatch(values -> values.size() == KEYS / 2);
        assertThat(read.stream().flatMap(values -> values.values().stream()).distinct())
                .hasSize(KEYS);
    }

    @Test
    default void get_ofKeyThatAnotherJvmHasLoaded_loadsNothing() throws Exception {
        SharedCache shared = cache("loading");
        for (Jvm jvm : jvms().first(2)) {
            String value =
                    jvm.run(place -> new Told(place, shared).reading(Delay.NONE).get("k0"));
            assertThat(value).isEqualTo("k0 loaded in 1");
        }
        assertThat(loaded(shared)).containsExactly("k0");
    }
}
