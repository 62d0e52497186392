// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Copiers;
import io.larder.spi.Command;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the near tier keeps, and when it must not: on a far tier whose every step the test decides. */
final class TieredStoreTest {

    private static final Lifetime SECOND = Lifetime.ofMillis(1_000);

    private final MovedClock clock = new MovedClock(Long.MAX_VALUE - 500_000_000);
    private final FakeFar<String> far = new FakeFar<>(clock);
    private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
    private final Store<String, String> store = over(far, Long.MAX_VALUE);

    private <K> Store<K, String> over(FakeFar<K> behind, long lifetime) {
        NearRules rules = new NearRules(clock, new NearBound(100, false), lifetime, TimeUnit.SECONDS.toNanos(1));
        return TieredStore.over(behind, Copiers.byValue("c"), rules, event -> {}, background::add);
    }

    private @Nullable String read() {
        return store.value("k", Lifetime.KEEP);
    }

    private void assertNear(String value) {
        far.asked();
        assertThat(read()).isEqualTo(value);
        assertThat(far.asked()).as("what the far tier was asked").isEmpty();
    }

    private void assertFar(@Nullable String value) {
        far.asked();
        assertThat(read()).isEqualTo(value);
        assertThat(far.asked()).as("what the far tier was asked").isNotEmpty();
    }

    private void write(String value) {
        store.write("k", value, Match.ANY, Lifetimes.ETERNAL, false);
    }

    @Test
    void read_again_asksNobody() {
        far.put("k", "1");
        assertFar("1");
        assertNear("1");
    }

    @Test
    void read_ofNothing_isNotRemembered() {
        assertFar(null);
        far.put("k", "1");
        assertFar("1");
    }

    @Test
    void read_afterTheWordOfAChange_asksAgain() {
        far.put("k", "1");
        read();
        far.put("k", "2");
        far.word().changed(far.mark("k"));
        assertFar("2");
        assertNear("2");
    }

    @Test
    void read_whoseAnswerIsOvertakenByWordOfAChange_isNotKept() {
        far.put("k", "1");
        far.meanwhile = () -> {
            far.put("k", "2");
            far.word().changed(far.mark("k"));
        };
        assertFar("1");
        assertFar("2");
        assertNear("2");
    }

    @Test
    void read_duringWordOfAnotherEntry_isKept() {
        far.put("k", "1");
        far.meanwhile = () -> far.word().changed(far.mark("other"));
        assertFar("1");
        assertNear("1");
    }

    @Test
    void read_whoseAnswerIsOvertakenByWordThatEverythingChanged_isNotKept() {
        far.put("k", "1");
        far.meanwhile = () -> {
            far.put("k", "2");
            far.word().changedEverything();
        };
        assertFar("1");
        assertFar("2");
    }

    @Test
    void read_duringWhichTrustWasLostAndFoundAgain_isNotKept() {
        far.put("k", "1");
        far.meanwhile = () -> {
            far.telling = Telling.NOT_NOW;
            far.word().changedEverything();
            far.put("k", "2");
            far.word().changedEverything();
            far.telling = Telling.EVERY_CHANGE;
        };
        assertFar("1");
        assertFar("2");
    }

    @Test
    void read_whileChangesMayBeMissed_usesAndKeepsNothing() {
        far.put("k", "1");
        read();
        far.telling = Telling.NOT_NOW;
        assertFar("1");
        assertFar("1");
        far.put("k", "2");
        far.word().changedEverything();
        far.telling = Telling.EVERY_CHANGE;
        assertFar("2");
        assertNear("2");
    }

    /** Nobody knows which of the two is newer. */
    @Test
    void read_overtakenByAnotherThatIsKept_leavesNeither() {
        far.put("k", "1");
        far.meanwhile = () -> {
            far.put("k", "2");
            assertThat(read()).isEqualTo("2");
        };
        assertThat(read()).isEqualTo("1");
        assertFar("2");
        assertNear("2");
    }

    @Test
    void read_overtakenByAnotherOfTheSameWrite_leavesThat() {
        far.put("k", "1");
        far.meanwhile = () -> assertThat(read()).isEqualTo("1");
        assertThat(read()).isEqualTo("1");
        assertNear("1");
    }

    @Test
    void read_overtakenByAnotherThatFoundNothing_isNotKept() {
        far.put("k", "1");
        far.meanwhile = () -> {
            far.put("k", "gone", Lifetime.ZERO);
            assertThat(read()).isNull();
        };
        assertThat(read()).isEqualTo("1");
        assertFar(null);
    }

    @Test
    void read_overtakenByALookThatFoundNothing_isNotKept() {
        far.put("k", "1", SECOND);
        far.meanwhile = () -> {
            far.put("k", "gone", Lifetime.ZERO);
            assertThat(store.contains("k")).isFalse();
        };
        assertThat(read()).isEqualTo("1");
        assertFar(null);
    }

    /** Word of the change is still on its way: without it a later read would find what was there before. */
    @Test
    void read_duringWhichAnotherKeepsAnOlderWrite_isFollowedByNoOlderOne() throws InterruptedException {
        assertThat(readWhileAnotherKeepsTheWriteBefore(() -> far.put("k", "2"))).isEqualTo("2");
        assertFar("2");
        assertNear("2");
    }

    @Test
    void read_ofNothingDuringWhichAnotherKeepsWhatWasThere_isFollowedByNone() throws InterruptedException {
        assertThat(readWhileAnotherKeepsTheWriteBefore(() -> far.put("k", "gone", Lifetime.ZERO)))
                .isNull();
        assertFar(null);
    }

    private @Nullable String readWhileAnotherKeepsTheWriteBefore(Runnable change) throws InterruptedException {
        far.put("k", "1");
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        far.meanwhile = () -> {
            answered.countDown();
            awaitStart(overtaken);
        };
        Thread slow = new Thread(this::read);
        slow.start();
        answered.await();
        change.run();
        far.meanwhile = () -> {
            overtaken.countDown();
            join(slow);
        };
        return read();
    }

    @Test
    @Timeout(60)
    void read_byMany_isFollowedByNoOlderOne() throws InterruptedException {
        AtomicInteger newest = new AtomicInteger();
        AtomicInteger wentBack = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        far.put("k", "0");
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(new Thread(() -> {
                while (!over.get()) {
                    int before = newest.get();
                    int found = Integer.parseInt(requireNonNull(read()));
                    if (found < before) {
                        wentBack.incrementAndGet();
                    }
                    newest.accumulateAndGet(found, Math::max);
                    reads.incrementAndGet();
                }
            }));
        }
        readers.forEach(Thread::start);
        for (int change = 1; change <= 5_000; change++) {
            far.put("k", String.valueOf(change));
            int enough = reads.get() + 4;
            while (reads.get() < enough) {
                Thread.onSpinWait();
            }
            far.word().changed(far.mark("k"));
            far.asked();
        }
        over.set(true);
        readers.forEach(TieredStoreTest::join);
        assertThat(wentBack).hasValue(0);
        assertThat(read()).isEqualTo("5000");
        assertNear("5000");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException("Nobody interrupts this thread", interruption);
        }
    }

    @Test
    void write_duringASlowRead_isNotHiddenByIt() {
        far.echoes = false;
        far.put("k", "1");
        far.meanwhile = () -> write("2");
        assertThat(read()).isEqualTo("1");
        assertThat(read()).isEqualTo("2");
    }

    @Test
    void write_whileOthersRead_leavesNothingOfWhatTheyFound() {
        far.echoes = false;
        far.put("k", "1");
        far.beforeChange = () -> assertThat(read()).isEqualTo("1");
        write("2");
        assertThat(read()).isEqualTo("2");
    }

    @Test
    void write_duringWhichEverythingChanged_leavesNothingOfWhatOthersFound() {
        far.echoes = false;
        far.put("k", "1");
        far.beforeChange = () -> {
            far.word().changedEverything();
            assertThat(read()).isEqualTo("1");
        };
        write("2");
        assertThat(read()).isEqualTo("2");
    }

    @Test
    void write_refusedBecauseOfTheVersion_makesTheNextReadSeeTheOtherOne() {
        far.put("k", "1");
        Stored<String> seen = requireNonNull(store.read("k", Lifetime.KEEP));
        far.put("k", "2");
        assertThat(store.write("k", "3", Match.version(seen), Lifetimes.ETERNAL, false)
                        .applied())
                .isFalse();
        assertFar("2");
    }

    @Test
    void write_whoseAnswerWasLost_isReadBackFromTheFarTier() {
        far.put("k", "1");
        read();
        far.echoes = false;
        far.failing = true;
        assertThatThrownBy(() -> write("2")).isInstanceOf(CacheException.class);
        assertFar("2");
        assertNear("2");
    }

    @Test
    void remove_ofANearEntry_isSeenAtOnce() {
        far.echoes = false;
        far.put("k", "1");
        read();
        store.remove("k", Match.ANY, false);
        assertFar(null);
    }

    @Test
    void touch_ofANearEntry_isHeededAtOnce() {
        far.echoes = false;
        far.put("k", "1", Lifetime.ofMillis(10_000));
        Stored<String> seen = requireNonNull(store.read("k", Lifetime.KEEP));
        assertThat(store.touch("k", seen, SECOND)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(read()).isNull();
    }

    @Test
    void applyAll_ofNearEntries_isSeenAtOnce() {
        far.echoes = false;
        far.put("k", "1");
        far.put("l", "1");
        store.readAll(Set.of("k", "l"), Lifetime.KEEP, (key, stored) -> {});
        store.applyAll(List.of(
                new Command.Write<>("k", "2", Match.ANY, Lifetimes.ETERNAL, false),
                new Command.Remove<>("l", Match.ANY, false)));
        assertThat(read()).isEqualTo("2");
        assertThat(store.value("l", Lifetime.KEEP)).isNull();
    }

    @Test
    void write_byTwoThreadsWhileOthersRead_endsWithWhatTheFarTierHas() throws InterruptedException {
        far.echoes = false;
        for (int round = 0; round < 500; round++) {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (String value : List.of("a" + round, "b" + round)) {
                threads.add(new Thread(() -> {
                    awaitStart(start);
                    write(value);
                }));
                threads.add(new Thread(() -> {
                    awaitStart(start);
                    read();
                    read();
                }));
            }
            threads.forEach(Thread::start);
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            String kept = read();
            assertThat(kept)
                    .isEqualTo(requireNonNull(far.read("k", Lifetime.KEEP)).value());
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException("Nobody interrupts this thread", interruption);
        }
    }

    @Test
    void read_afterTheFarTiersDeadline_findsNothingNearEither() {
        far.put("k", "1", SECOND);
        assertFar("1");
        clock.pass(Duration.ofMillis(999));
        assertNear("1");
        clock.pass(Duration.ofMillis(1));
        assertFar(null);
    }

    @Test
    void read_thatTookLong_livesNoLongerForThat() {
        far.put("k", "1", SECOND);
        far.meanwhile = () -> clock.pass(Duration.ofMillis(700));
        assertFar("1");
        clock.pass(Duration.ofMillis(300));
        assertFar(null);
    }

    @Test
    void read_afterTheNearLifetime_asksAgain() {
        Store<String, String> brief = over(far, TimeUnit.MILLISECONDS.toNanos(100));
        far.put("k", "1");
        brief.read("k", Lifetime.KEEP);
        clock.pass(Duration.ofMillis(99));
        far.asked();
        brief.read("k", Lifetime.KEEP);
        assertThat(far.asked()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        brief.read("k", Lifetime.KEEP);
        assertThat(far.asked()).containsExactly("read k");
    }

    @Test
    void read_withATouch_touchesOncePerTenthOfTheLifetime() {
        far.put("k", "1", SECOND);
        far.echoes = false;
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            assertThat(store.value("k", SECOND)).isEqualTo("1");
            clock.pass(Duration.ofMillis(50));
            asked.addAll(far.asked());
        }
        assertThat(asked).startsWith("read k").hasSize(20);
        assertThat(asked.subList(1, 20)).containsOnly("read and touch k");
    }

    /** The last tenth is what a touch that was left out may have cost. */
    @Test
    void read_withATouchAgainBeforeNineTenthsOfTheLifetime_alwaysFindsIt() {
        Random random = new Random(1);
        far.put("k", "1", SECOND);
        int reads = 2_000;
        int touches = 0;
        for (int i = 0; i < reads; i++) {
            assertThat(store.value("k", SECOND)).as("read " + i).isEqualTo("1");
            touches += (int)
                    far.asked().stream().filter("read and touch k"::equals).count();
            clock.pass(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(900) + 1 : random.nextInt(60) + 1));
        }
        assertThat(touches).isBetween(1, reads / 2);
    }

    @Test
    void read_withATouchThatIsTold_isKeptUntilTheNextOneIsDue() {
        far.put("k", "1", SECOND);
        clock.pass(Duration.ofMillis(100));
        store.read("k", SECOND);
        assertThat(far.asked()).containsExactly("read k", "read and touch k");
        store.read("k", SECOND);
        assertThat(far.asked()).containsExactly("read k");
        store.read("k", SECOND);
        clock.pass(Duration.ofMillis(99));
        store.read("k", SECOND);
        assertThat(far.asked()).isEmpty();
    }

    @Test
    void read_withATouchThatShortens_touchesAtOnce() {
        far.put("k", "1", Lifetime.ofMillis(60_000));
        assertThat(store.value("k", SECOND)).isEqualTo("1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(read()).isNull();
    }

    @Test
    void read_withAnEternalTouch_touchesWhatWouldEnd() {
        far.put("k", "1", SECOND);
        store.read("k", Lifetime.ETERNAL);
        store.read("k", Lifetime.ETERNAL);
        far.asked();
        store.read("k", Lifetime.ETERNAL);
        assertThat(far.asked()).isEmpty();
        clock.pass(Duration.ofSeconds(2));
        assertThat(read()).isEqualTo("1");
    }

    @Test
    void readAll_withATouch_touchesThoseThatAreDue() {
        far.put("k", "1", SECOND);
        clock.pass(Duration.ofMillis(500));
        far.put("l", "2", SECOND);
        Map<String, String> found = new HashMap<>();
        store.readAll(Set.of("k", "l", "m"), SECOND, (key, stored) -> found.put(key, stored.value()));
        assertThat(found).isEqualTo(Map.of("k", "1", "l", "2"));
        assertThat(far.asked()).containsExactlyInAnyOrder("read k", "read l", "read m", "read and touch k");
        clock.pass(Duration.ofMillis(999));
        assertThat(read()).isEqualTo("1");
    }

    @Test
    void readAll_asksForWhatIsMissingOnly() {
        far.put("k", "1");
        far.put("l", "2");
        read();
        far.asked();
        Map<String, String> found = new HashMap<>();
        store.readAll(Set.of("k", "l"), Lifetime.KEEP, (key, stored) -> found.put(key, stored.value()));
        assertThat(found).isEqualTo(Map.of("k", "1", "l", "2"));
        assertThat(far.asked()).containsExactly("read l");
        store.readAll(Set.of("k", "l"), Lifetime.KEEP, (key, stored) -> {});
        assertThat(far.asked()).isEmpty();
    }

    @Test
    void readAll_overtakenByWordOfAChange_keepsTheOthersOnly() {
        far.put("k", "1");
        far.put("l", "2");
        far.meanwhile = () -> {
            far.put("k", "3");
            far.word().changed(far.mark("k"));
        };
        store.readAll(Set.of("k", "l"), Lifetime.KEEP, (key, stored) -> {});
        assertThat(read()).isEqualTo("3");
        far.asked();
        assertThat(store.value("l", Lifetime.KEEP)).isEqualTo("2");
        assertThat(far.asked()).isEmpty();
    }

    @Test
    void contains_whatIsNear_asksNobody() {
        far.put("k", "1");
        assertThat(store.contains("k")).isTrue();
        assertThat(far.asked()).containsExactly("contains k");
        read();
        far.asked();
        assertThat(store.contains("k")).isTrue();
        assertThat(store.contains("l")).isFalse();
        assertThat(far.asked()).containsExactly("contains l");
    }

    @Test
    void read_whereNothingIsEverTold_comparesAfterTheBound() {
        far.telling = Telling.NEVER;
        far.put("k", "1");
        assertFar("1");
        clock.pass(Duration.ofMillis(999));
        assertNear("1");
        clock.pass(Duration.ofMillis(1));
        far.asked();
        assertThat(read()).isEqualTo("1");
        assertThat(far.asked()).containsExactly("compare k");
        clock.pass(Duration.ofMillis(999));
        assertNear("1");
        far.put("k", "2");
        assertNear("1");
        clock.pass(Duration.ofMillis(1));
        assertThat(read()).isEqualTo("2");
        assertThat(far.asked()).containsExactly("compare k", "read k");
    }

    @Test
    void write_whereNothingIsEverTold_isReadBackAtOnce() {
        far.telling = Telling.NEVER;
        far.echoes = false;
        far.put("k", "1");
        read();
        write("2");
        assertFar("2");
        assertNear("2");
    }

    @Test
    void clear_thatFails_leavesNothingNear() {
        far.put("k", "1");
        read();
        far.failing = true;
        assertThatThrownBy(store::clear).isInstanceOf(CacheException.class);
        assertFar(null);
    }

    @Test
    void read_byAKeyThatIsChangedAfterwards_isKeptUnderWhatItWas() {
        FakeFar<List<String>> lists = new FakeFar<>(clock);
        Store<List<String>, String> keyed = over(lists, Long.MAX_VALUE);
        lists.put(List.of("a"), "1");
        List<String> key = new ArrayList<>(List.of("a"));
        keyed.read(key, Lifetime.KEEP);
        key.set(0, "b");
        lists.asked();
        assertThat(keyed.value(new ArrayList<>(List.of("a")), Lifetime.KEEP)).isEqualTo("1");
        assertThat(lists.asked()).isEmpty();
        assertThat(keyed.value(key, Lifetime.KEEP)).isNull();
    }
}
