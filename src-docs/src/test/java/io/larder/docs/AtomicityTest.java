// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.larder.LarderConfiguration;
import io.larder.testing.Await;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what the page's table says of atomicity. Two threads, each with a manager of its own where the store is shared,
 * compete for one key in many rounds; what comes out must be what came out if one had gone before the other.
 */
class AtomicityTest {

    private static final String PAGE = "semantics.adoc";
    private static final int ATOMIC = 1;
    private static final int ROUNDS = 12;
    private static final int THREADS = 2;

    private static final Places PLACES = new Places();
    private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);
    private static final CyclicBarrier START = new CyclicBarrier(THREADS);

    /** One thread's part of a round: its number, and the round's, which no other has. */
    @FunctionalInterface
    private interface Part {
        @Nullable
        Object play(Cache<String, Integer> cache, int thread, int round);
    }

    /** What must be true of a round. */
    @FunctionalInterface
    private interface Rule {
        void check(List<@Nullable Object> answers, Cache<String, Integer> cache, int round);
    }

    private record Contest(Part part, Rule rule) {}

    private static int value(int thread, int round) {
        return 10 * round + thread + 1;
    }

    /** One of two wins, and the winner's value stays. */
    private static void oneWinner(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        assertThat(answers).containsExactlyInAnyOrder(true, false);
        assertThat(cache.get("k")).isEqualTo(value(answers.indexOf(true), round));
    }

    private static void oneTakesIt(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        assertThat(answers).containsExactlyInAnyOrder(true, false);
        assertThat(cache.containsKey("k")).isFalse();
    }

    /** What one has put, the other has got; what is left, nobody has. */
    private static void aChain(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        List<@Nullable Object> values = new ArrayList<>(answers);
        values.add(cache.get("k"));
        assertThat(values).containsExactlyInAnyOrder(round, value(0, round), value(1, round));
    }

    private static void bothCounted(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        assertThat(cache.get("k")).isEqualTo(round + THREADS);
    }

    private static void lastOne(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        assertThat(cache.get("k")).isIn(value(0, round), value(1, round));
    }

    private static void nothingLeft(List<@Nullable Object> answers, Cache<String, Integer> cache, int round) {
        assertThat(cache.containsKey("k")).isFalse();
    }

    /** Each reads while the other writes. */
    private static Contest readWhileWritten(Part read) {
        return new Contest(
                (cache, thread, round) -> {
                    if (thread == 0) {
                        cache.put("k", value(0, round));
                        return value(0, round);
                    }
                    return read.play(cache, thread, round);
                },
                (answers, cache, round) -> assertThat(answers.get(1)).isIn(round, value(0, round)));
    }

    private static Object increment(MutableEntry<String, Integer> number, Object... none) {
        number.setValue(number.getValue() + 1);
        return none.length;
    }

    /** For each row that is called atomic, a contest; k is there, with the round's number, where it says nothing else. */
    private static final Map<String, Contest> CONTESTS = Map.ofEntries(
            entry("`get`", readWhileWritten((cache, thread, round) -> cache.get("k"))),
            entry(
                    "`getAll`",
                    readWhileWritten(
                            (cache, thread, round) -> cache.getAll(Set.of("k")).get("k"))),
            entry("`containsKey`", readWhileWritten((cache, thread, round) -> cache.containsKey("k") ? round : "no")),
            entry(
                    "`get` of nothing",
                    new Contest(
                            (cache, thread, round) ->
                                    String.valueOf(thread == 0 ? cache.getAndRemove("k") : cache.get("k")),
                            (answers, cache, round) ->
                                    assertThat(answers.get(1)).isIn("null", String.valueOf(round)))),
            entry(
                    "`get` that loads",
                    new Contest(
                            (cache, thread, round) -> cache.get("missing" + round),
                            (answers, cache, round) -> assertThat(answers).containsOnly(("missing" + round).length()))),
            entry("`put`", new Contest(AtomicityTest::put, AtomicityTest::lastOne)),
            entry(
                    "`putAll`",
                    new Contest(
                            (cache, thread, round) -> {
                                cache.putAll(Map.of("k", value(thread, round), "l", 1));
                                return 0;
                            },
                            AtomicityTest::lastOne)),
            entry(
                    "`getAndPut`",
                    new Contest(
                            (cache, thread, round) -> cache.getAndPut("k", value(thread, round)),
                            AtomicityTest::aChain)),
            entry(
                    "`putIfAbsent`",
                    new Contest(
                            (cache, thread, round) -> cache.putIfAbsent("k", value(thread, round)),
                            AtomicityTest::oneWinner)),
            entry(
                    "`putIfAbsent`, refused",
                    new Contest(
                            (cache, thread, round) -> cache.putIfAbsent("k", value(thread, round)),
                            (answers, cache, round) -> assertThat(answers).containsOnly(false))),
            entry(
                    "`replace(k,v)`",
                    new Contest(
                            (cache, thread, round) -> cache.replace("k", value(thread, round)),
                            AtomicityTest::lastOne)),
            entry(
                    "`replace(k,v)`, refused",
                    new Contest(
                            (cache, thread, round) -> cache.replace("none", value(thread, round)),
                            (answers, cache, round) -> assertThat(answers).containsOnly(false))),
            entry(
                    "`getAndReplace`",
                    new Contest(
                            (cache, thread, round) -> cache.getAndReplace("k", value(thread, round)),
                            AtomicityTest::aChain)),
            entry(
                    "`replace(k,old,new)`",
                    new Contest(
                            (cache, thread, round) -> cache.replace("k", round, value(thread, round)),
                            AtomicityTest::oneWinner)),
            entry(
                    "`replace(k,old,new)`, refused",
                    new Contest(
                            (cache, thread, round) -> cache.replace("k", -1, value(thread, round)),
                            (answers, cache, round) -> assertThat(answers).containsOnly(false))),
            entry("`remove(k)`", new Contest((cache, thread, round) -> cache.remove("k"), AtomicityTest::oneTakesIt)),
            entry(
                    "`getAndRemove`",
                    new Contest((cache, thread, round) -> cache.getAndRemove("k") != null, AtomicityTest::oneTakesIt)),
            entry(
                    "`remove(k,old)`",
                    new Contest((cache, thread, round) -> cache.remove("k", round), AtomicityTest::oneTakesIt)),
            entry(
                    "`remove(k,old)`, refused",
                    new Contest(
                            (cache, thread, round) -> cache.remove("k", -1),
                            (answers, cache, round) -> assertThat(answers).containsOnly(false))),
            entry(
                    "`removeAll(keys)`",
                    new Contest(
                            (cache, thread, round) -> {
                                cache.removeAll(Set.of("k", "l"));
                                return 0;
                            },
                            AtomicityTest::nothingLeft)),
            entry(
                    "`removeAll()`",
                    new Contest(
                            (cache, thread, round) -> {
                                cache.removeAll();
                                return 0;
                            },
                            AtomicityTest::nothingLeft)),
            entry(
                    "`clear`",
                    new Contest(
                            (cache, thread, round) -> {
                                cache.clear();
                                return 0;
                            },
                            AtomicityTest::nothingLeft)),
            entry(
                    "`invoke` that only reads",
                    readWhileWritten(
                            (cache, thread, round) -> cache.<Integer>invoke("k", (number, none) -> number.getValue()))),
            entry(
                    "`invoke` that changes",
                    new Contest(
                            (cache, thread, round) -> cache.invoke("k", AtomicityTest::increment),
                            AtomicityTest::bothCounted)),
            entry(
                    "`invoke` that creates",
                    new Contest(
                            (cache, thread, round) -> cache.<Boolean>invoke("k", (number, none) -> {
                                if (number.exists()) {
                                    return false;
                                }
                                number.setValue(value(thread, round));
                                return true;
                            }),
                            AtomicityTest::oneWinner)),
            entry(
                    "`invokeAll`",
                    new Contest(
                            (cache, thread, round) -> cache.invokeAll(Set.of("k"), AtomicityTest::increment)
                                    .size(),
                            AtomicityTest::bothCounted)),
            entry(
                    "`loadAll`",
                    new Contest(
                            (cache, thread, round) -> {
                                Operations.load(cache, Set.of("k"));
                                return 0;
                            },
                            (answers, cache, round) ->
                                    assertThat(cache.get("k")).isEqualTo(1))),
            entry(
                    "`iterator`, `next` and `remove`",
                    new Contest(
                            (cache, thread, round) -> {
                                Iterator<Cache.Entry<String, Integer>> entries = cache.iterator();
                                while (entries.hasNext()) {
                                    entries.next();
                                    entries.remove();
                                }
                                return 0;
                            },
                            AtomicityTest::nothingLeft)));

    private static final Set<String> CREATED_BY_THE_ROUND = Set.of("`putIfAbsent`", "`invoke` that creates");

    private static Object put(Cache<String, Integer> cache, int thread, int round) {
        cache.put("k", value(thread, round));
        return 0;
    }

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    @AfterAll
    static void close() {
        POOL.shutdownNow();
        PLACES.close();
    }

    private static Stream<String> atomicRows() {
        return Pages.table(PAGE, "operations").stream()
                .filter(row -> !row.get(ATOMIC).equals("no"))
                .map(row -> row.get(0));
    }

    static Stream<Arguments> atomic() {
        return atomicRows().flatMap(row -> Places.ALL.stream().map(place -> arguments(row, place)));
    }

    @Test
    void table_callsAtomicWhatAContestIsHeldFor() {
        assertThat(atomicRows()).containsExactlyInAnyOrderElementsOf(CONTESTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("atomic")
    void operation_calledAtomic_isOneStepToAnyOther(String row, String place) throws Exception {
        Contest contest = Objects.requireNonNull(CONTESTS.get(row));
        String name = Places.freshName();
        List<Cache<String, Integer>> caches = competitors(place, name, row);
        Cache<String, Integer> observer = observer(place, name, caches);
        for (int round = 1; round <= ROUNDS; round++) {
            prepare(observer, caches, row, round);
            contest.rule().check(play(contest.part(), caches, round), observer, round);
        }
    }

    private static List<Cache<String, Integer>> competitors(String place, String name, String row) {
        if (place.equals("local")) {
            Cache<String, Integer> one = PLACES.manager(place).createCache(name, configuration(row));
            return List.of(one, one);
        }
        return List.of(apart(place, name, row), apart(place, name, row));
    }

    /** As another JVM would open it. */
    private static Cache<String, Integer> apart(String place, String name, String row) {
        ClassLoader loader = new URLClassLoader(new URL[0], AtomicityTest.class.getClassLoader());
        return Caching.getCachingProvider()
                .getCacheManager(PLACES.soonTold(place), loader)
                .createCache(name, configuration(row));
    }

    private static LarderConfiguration<String, Integer> configuration(String row) {
        return Objects.requireNonNull(Operations.ROWS.get(row)).configuration();
    }

    /** Loads nothing, and has no near tier that could be a moment behind. */
    private static Cache<String, Integer> observer(
            String place, String name, List<Cache<String, Integer>> competitors) {
        return place.equals("local")
                ? competitors.get(0)
                : PLACES.manager(place.replace("tiered+", "")).createCache(name, Use.numbers());
    }

    private static void prepare(
            Cache<String, Integer> observer, List<Cache<String, Integer>> caches, String row, int round) {
        boolean absent = CREATED_BY_THE_ROUND.contains(row);
        if (absent) {
            observer.remove("k");
        } else {
            observer.put("k", round);
        }
        for (Cache<String, Integer> cache : caches) {
            Await.until(
                    "what was prepared to be seen",
                    () -> absent ? !cache.containsKey("k") : Objects.equals(cache.get("k"), round));
        }
    }

    private static List<@Nullable Object> play(Part part, List<Cache<String, Integer>> caches, int round)
            throws Exception {
        List<Future<@Nullable Object>> answers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            answers.add(POOL.submit(() -> {
                START.await(20, TimeUnit.SECONDS);
                return part.play(caches.get(number), number, round);
            }));
        }
        List<@Nullable Object> given = new ArrayList<>();
        for (Future<@Nullable Object> answer : answers) {
            given.add(answer.get());
        }
        return given;
    }
}
