// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Copiers;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.NearTier;
import io.larder.spi.NearTier.Event;
import io.larder.testing.Await;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is told of a near tier, and how its bound is kept. */
final class NearTierTest {

    private final MovedClock clock = new MovedClock();
    private final FakeFar<String> far = new FakeFar<>(clock);
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final TieredStore<String, String> store = bounded(new NearBound(100, false));

    private TieredStore<String, String> bounded(NearBound bound) {
        NearRules rules = new NearRules(clock, bound, Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(1));
        return TieredStore.over(far, Copiers.byValue("c"), rules, events::add, Runnable::run);
    }

    private void read(String key) {
        store.read(key, Lifetime.KEEP);
    }

    private List<Event> events() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Test
    void read_isToldByWhoAnswersIt() {
        read("k");
        assertThat(events()).containsExactly(Event.MISS);
        far.put("k", "1");
        read("k");
        assertThat(events()).containsExactly(Event.FAR_HIT);
        read("k");
        read("k");
        assertThat(events()).containsExactly(Event.NEAR_HIT, Event.NEAR_HIT);
    }

    @Test
    void readAll_isToldForEachKey() {
        far.put("k", "1");
        far.put("l", "1");
        read("k");
        events();
        store.readAll(Set.of("k", "l", "m"), Lifetime.KEEP, (key, stored) -> {});
        assertThat(events()).containsExactlyInAnyOrder(Event.NEAR_HIT, Event.FAR_HIT, Event.MISS);
    }

    @Test
    void reads_whileNothingIsTrusted_areFar() {
        far.put("k", "1");
        far.telling = Telling.NOT_NOW;
        read("k");
        store.readAll(Set.of("k", "m"), Lifetime.KEEP, (key, stored) -> {});
        assertThat(events()).containsExactlyInAnyOrder(Event.FAR_HIT, Event.FAR_HIT, Event.MISS);
        assertThat(nearTier().telling()).isEqualTo(Telling.NOT_NOW);
        assertThat(nearTier().entries()).isZero();
    }

    @Test
    void contains_isNoLookup() {
        far.put("k", "1");
        store.contains("k");
        read("k");
        events();
        store.contains("k");
        assertThat(events()).isEmpty();
    }

    @Test
    void read_overtakenByWordOfAChange_isToldAsRefused() {
        far.put("k", "1");
        far.meanwhile = () -> far.word().changed(far.mark("k"));
        read("k");
        assertThat(events()).containsExactly(Event.INVALIDATION, Event.REFUSED_FILL, Event.FAR_HIT);
        far.meanwhile = () -> far.word().changedEverything();
        read("k");
        assertThat(events()).containsExactly(Event.INVALIDATION, Event.REFUSED_FILL, Event.FAR_HIT);
    }

    @Test
    void read_duringAnOwnChange_isToldAsRefused() {
        far.put("k", "1");
        far.echoes = false;
        far.beforeChange = () -> read("k");
        store.write("k", "2", Match.ANY, Lifetimes.ETERNAL, false);
        assertThat(events()).containsExactly(Event.REFUSED_FILL, Event.FAR_HIT);
    }

    @Test
    void clear_isNoWordOfTheFarTier() {
        store.clear();
        assertThat(events()).isEmpty();
    }

    @Test
    void read_whereNothingIsEverTold_isToldAsRevalidated() {
        far.telling = Telling.NEVER;
        far.put("k", "1");
        read("k");
        clock.pass(Duration.ofSeconds(1));
        events();
        read("k");
        assertThat(events()).containsExactly(Event.REVALIDATION, Event.FAR_HIT);
        read("k");
        assertThat(events()).containsExactly(Event.NEAR_HIT);
    }

    @Test
    void moreThanTheBound_isToldAsEvictions() {
        for (int i = 0; i < 130; i++) {
            far.put("k" + i, "1");
            read("k" + i);
        }
        Await.until("30 evictions", () -> nearTier().entries() == 100);
        Await.until(
                "word of them",
                () -> events.stream().filter(event -> event == Event.EVICTION).count() == 30);
    }

    @Test
    void entriesAndWeight_areThoseOfWhatIsKept() {
        far.put("k", "x".repeat(1_000));
        far.put("l", "x".repeat(2_000));
        read("k");
        read("l");
        assertThat(nearTier().entries()).isEqualTo(2);
        long both = nearTier().weight();
        assertThat(both).isBetween(3_000L, 5_000L);
        far.word().changed(far.mark("l"));
        assertThat(nearTier().weight()).isLessThan(both - 2_000);
        far.word().changedEverything();
        assertThat(nearTier().entries()).isZero();
        assertThat(nearTier().weight()).isZero();
    }

    @Test
    void weight_isBounded() {
        TieredStore<String, String> weighed = bounded(new NearBound(100_000, true));
        NearTier tier = weighed.nearTier();
        for (int i = 0; i < 200; i++) {
            far.put("k" + i, "x".repeat(i % 2 == 0 ? 10 : 2_000));
            weighed.read("k" + i, Lifetime.KEEP);
        }
        Await.until("room is made", () -> tier.weight() <= 100_000);
        assertThat(tier.weight()).isGreaterThan(90_000);
        assertThat(tier.entries()).isBetween(40L, 180L);
    }

    @Test
    void entry_heavierThanTheBound_isNotKept_andNothingGoesForIt() {
        TieredStore<String, String> weighed = bounded(new NearBound(10_000, true));
        far.put("k", "1");
        far.put("huge", "x".repeat(10_000));
        weighed.read("k", Lifetime.KEEP);
        weighed.read("huge", Lifetime.KEEP);
        Await.until("it has gone", () -> weighed.nearTier().weight() < 10_000);
        far.asked();
        assertThat(requireNonNull(weighed.read("k", Lifetime.KEEP)).value()).isEqualTo("1");
        assertThat(far.asked()).isEmpty();
        weighed.read("huge", Lifetime.KEEP);
        assertThat(far.asked()).containsExactly("read huge");
    }

    private NearTier nearTier() {
        return store.nearTier();
    }
}
