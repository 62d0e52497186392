// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** What only one may do to an entry, exactly one of many threads in several JVMs does. */
public interface WinnerContract extends MultiJvmFixture {

    /** Tries to be the one, as the contender of this number; whether it was. */
    interface Attempt extends Serializable {
        boolean succeeds(Cache<String, Integer> cache, String key, int contender);
    }

    /** Who won which key. */
    record Won(String key, int contender) implements Serializable {}

    /** How many threads of each JVM try. */
    int THREADS = 4;

    /** All who won, when all threads try all keys in the same order. */
    private List<Won> contend(SharedCache shared, int keys, Attempt attempt) throws Exception {
        List<List<List<Won>>> results = jvms().together(3, place -> {
            Cache<String, Integer> cache = shared.open();
            return place.inThreads(THREADS, thread -> {
                int contender = Integer.parseInt(place.jvm()) * THREADS + thread;
                return IntStream.range(0, keys)
                        .mapToObj(i -> "k" + i)
                        .filter(key -> attempt.succeeds(cache, key, contender))
                        .map(key -> new Won(key, contender))
                        .toList();
            });
        });
        List<Won> won = new ArrayList<>();
        results.forEach(threads -> threads.forEach(won::addAll));
        return won;
    }

    private SharedCache filled(int keys) throws Exception {
        SharedCache shared = cache("winners");
        jvms().get(3).run(place -> {
            Map<String, Integer> entries = new HashMap<>();
            IntStream.range(0, keys).forEach(i -> entries.put("k" + i, -1));
            shared.<Integer>open().putAll(entries);
            return 0;
        });
        return shared;
    }

    /** What is there in the end, by key. */
    private Map<String, Integer> contents(SharedCache shared) throws Exception {
        return jvms().get(3).run(place -> {
            TreeMap<String, Integer> found = new TreeMap<>();
            shared.<Integer>open().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }

    private static void assertOneWinnerEach(List<Won> won, int keys) {
        assertThat(won).hasSize(keys).extracting(Won::key).doesNotHaveDuplicates();
    }

    private static Map<String, Integer> winners(List<Won> won) {
        Map<String, Integer> winners = new TreeMap<>();
        won.forEach(one -> winners.put(one.key(), one.contender()));
        return winners;
    }

    private static boolean lookThenPut(Cache<String, Integer> cache, String key, int contender) {
        boolean absent = !cache.containsKey(key);
        if (absent) {
            cache.put(key, contender);
        }
        return absent;
    }

    private static boolean getThenRemove(Cache<String, Integer> cache, String key, int contender) {
        boolean present = cache.get(key) != null;
        cache.remove(key);
        return present;
    }

    @Test
    default void putIfAbsent_inThreeJvms_hasOneWinnerWhoseValueStays() throws Exception {
        SharedCache shared = cache("winners");
        List<Won> won = contend(shared, 200, Cache::putIfAbsent);
        assertOneWinnerEach(won, 200);
        assertThat(contents(shared)).isEqualTo(winners(won));
    }

    @Test
    default void lookThenPut_inThreeJvms_hasSeveralWinners() throws Exception {
        assertThat(contend(cache("winners"), 200, WinnerContract::lookThenPut)).hasSizeGreaterThan(200);
    }

    @Test
    default void getAndRemove_inThreeJvms_takesEachEntryOnce() throws Exception {
        SharedCache shared = filled(500);
        assertOneWinnerEach(contend(shared, 500, (cache, key, me) -> cache.getAndRemove(key) != null), 500);
        assertThat(contents(shared)).isEmpty();
    }

    @Test
    default void remove_inThreeJvms_takesEachEntryOnce() throws Exception {
        SharedCache shared = filled(200);
        assertOneWinnerEach(contend(shared, 200, (cache, key, me) -> cache.remove(key)), 200);
        assertThat(contents(shared)).isEmpty();
    }

    @Test
    default void getThenRemove_inThreeJvms_takesSomeEntriesTwice() throws Exception {
        assertThat(contend(filled(500), 500, WinnerContract::getThenRemove)).hasSizeGreaterThan(500);
    }

    @Test
    default void removeOfTheSeen_inThreeJvms_hasOneWinner() throws Exception {
        SharedCache shared = filled(200);
        assertOneWinnerEach(contend(shared, 200, (cache, key, me) -> cache.remove(key, -1)), 200);
        assertThat(contents(shared)).isEmpty();
    }

    @Test
    default void replaceOfTheSeen_inThreeJvms_hasOneWinnerWhoseValueStays() throws Exception {
        SharedCache shared = filled(200);
        List<Won> won = contend(shared, 200, (cache, key, me) -> cache.replace(key, -1, me));
        assertOneWinnerEach(won, 200);
        assertThat(contents(shared)).isEqualTo(winners(won));
    }
}
