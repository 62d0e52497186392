// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Copiers;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.testing.Await;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a near tier holds before anybody has asked for it, and what that never costs those who ask. */
@Timeout(60)
final class WarmStartTest {

    private static final int BOUND = 300;

    private final MovedClock clock = new MovedClock();
    private final FakeFar<String> far = new FakeFar<>(clock);
    private final TieredStore<String, String> store = bounded(new NearBound(BOUND, false));

    private TieredStore<String, String> bounded(NearBound bound) {
        NearRules rules = new NearRules(clock, bound, Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(1));
        return TieredStore.over(far, Copiers.byValue("c"), rules, event -> {}, Runnable::run);
    }

    private void put(String letter, int count) {
        IntStream.range(0, count).forEach(i -> far.put(letter + i, "1"));
    }

    private void read(String letter, int count) {
        IntStream.range(0, count)
                .forEach(i -> assertThat(store.value(letter + i, Lifetime.KEEP)).isEqualTo("1"));
    }

    private List<String> askedFor(String letter, int count) {
        far.asked();
        read(letter, count);
        return far.asked();
    }

    @Test
    void warmUp_ofWhatFindsRoom_makesAllNear() {
        put("k", 250);
        store.warmUp("c");
        assertThat(store.nearTier().entries()).isEqualTo(250);
        assertThat(askedFor("k", 250)).isEmpty();
    }

    @Test
    void warmUp_ofMore_endsWhenItIsFull() {
        put("k", 5_000);
        store.warmUp("c");
        assertThat(store.nearTier().entries()).isEqualTo(BOUND);
        assertThat(far.asked()).as("one walk and two batches").hasSizeLessThanOrEqualTo(1 + 400);
    }

    @Test
    void warmUp_boundByWeight_endsWhenItIsFull() {
        TieredStore<String, String> weighed = bounded(new NearBound(100_000, true));
        put("k", 5_000);
        weighed.warmUp("c");
        assertThat(weighed.nearTier().weight()).isBetween(99_000L, 100_000L);
    }

    @Test
    void warmUp_neverTakesTheRoomOfWhatIsUsed() {
        put("k", BOUND);
        read("k", BOUND);
        put("other", 5_000);
        store.warmUp("c");
        assertThat(askedFor("k", BOUND)).isEmpty();
    }

    /** Each is asked for once: a policy that counts would rather keep what was there before. */
    @Test
    void read_afterAWarmUp_findsRoomThatNobodyUses() {
        put("k", BOUND);
        store.warmUp("c");
        put("used", BOUND);
        read("used", BOUND);
        assertThat(askedFor("used", BOUND)).isEmpty();
        assertThat(store.nearTier().entries()).isEqualTo(BOUND);
    }

    @Test
    void read_afterAWarmUp_leavesWhatIsUsedOfThat() {
        put("k", BOUND);
        store.warmUp("c");
        read("k", 200);
        put("used", 100);
        read("used", 100);
        assertThat(askedFor("k", 200)).isEmpty();
        assertThat(askedFor("used", 100)).isEmpty();
    }

    @Test
    void read_afterAWarmUpByWeight_findsRoomThatNobodyUses() {
        TieredStore<String, String> weighed = bounded(new NearBound(100_000, true));
        put("k", 1_000);
        weighed.warmUp("c");
        put("used", 100);
        IntStream.range(0, 100).forEach(i -> weighed.read("used" + i, Lifetime.KEEP));
        far.asked();
        IntStream.range(0, 100).forEach(i -> weighed.read("used" + i, Lifetime.KEEP));
        assertThat(far.asked()).isEmpty();
        assertThat(weighed.nearTier().weight()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void warmUp_overtakenByWordOfAChange_keepsNothingOlder() {
        put("k", 10);
        far.meanwhile = () -> IntStream.range(0, 10).forEach(i -> {
            far.put("k" + i, "2");
            far.word().changed(far.mark("k" + i));
        });
        store.warmUp("c");
        IntStream.range(0, 10)
                .forEach(i -> assertThat(store.value("k" + i, Lifetime.KEEP))
                        .as("k" + i)
                        .isEqualTo("2"));
    }

    @Test
    void warmUp_duringWhichEverythingChanges_beginsAnew() {
        put("k", 10);
        far.meanwhile = () -> far.word().changedEverything();
        store.warmUp("c");
        assertThat(store.nearTier().entries()).isEqualTo(10);
        assertThat(far.asked()).filteredOn("scan"::equals).hasSize(2);
    }

    @Test
    void warmUp_keepsNothingLongerThanTheFarTier() {
        far.put("k", "1", Lifetime.ofMillis(1_000));
        store.warmUp("c");
        clock.pass(Duration.ofMillis(999));
        assertThat(store.value("k", Lifetime.KEEP)).isEqualTo("1");
        assertThat(far.asked()).containsExactly("scan", "read k");
        clock.pass(Duration.ofMillis(1));
        assertThat(store.value("k", Lifetime.KEEP)).isNull();
    }

    @Test
    void warmUp_whereNothingIsEverTold_isComparedAfterTheBound() {
        far.telling = Telling.NEVER;
        far.put("k", "1");
        store.warmUp("c");
        assertThat(askedFor("k", 0)).isEmpty();
        assertThat(store.value("k", Lifetime.KEEP)).isEqualTo("1");
        assertThat(far.asked()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(store.value("k", Lifetime.KEEP)).isEqualTo("1");
        assertThat(far.asked()).containsExactly("compare k");
    }

    @Test
    void warmUp_waitsUntilChangesAreTold() throws InterruptedException {
        far.telling = Telling.NOT_NOW;
        far.put("k", "1");
        Thread warming = new Thread(() -> store.warmUp("c"));
        warming.start();
        Await.until("it waits", () -> warming.getState() == Thread.State.TIMED_WAITING);
        assertThat(far.asked()).isEmpty();
        far.word().changedEverything();
        far.telling = Telling.EVERY_CHANGE;
        warming.join();
        assertThat(store.nearTier().entries()).isEqualTo(1);
    }

    @Test
    void close_whileAWarmUpWaits_endsIt() throws InterruptedException {
        far.telling = Telling.NOT_NOW;
        Thread warming = new Thread(() -> store.warmUp("c"));
        warming.start();
        store.close();
        warming.join();
        assertThat(far.asked()).isEmpty();
    }

    @Test
    void close_duringAWarmUp_endsIt() {
        put("k", 200);
        far.meanwhile = store::close;
        store.warmUp("c");
        assertThat(store.nearTier().entries()).isZero();
        assertThat(far.asked()).hasSize(201);
    }

    @Test
    void warmUp_thatFails_leavesTheStoreAsItIs() {
        put("k", 10);
        far.failing = true;
        store.warmUp("c");
        assertThat(far.asked()).containsExactly("scan", "read k0");
        assertThat(store.nearTier().entries()).isZero();
        read("k", 10);
        assertThat(askedFor("k", 10)).isEmpty();
    }
}
