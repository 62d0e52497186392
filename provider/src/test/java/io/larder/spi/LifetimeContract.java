// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link Lifetimes}: an entry is live from its write until its deadline, and then absent to every method. */
public interface LifetimeContract extends StoreFixture {

    private Store<String, String> holding(Outlook outlook, Lifetime lifetime) {
        Store<String, String> store = open(outlook);
        store.write("k", "1", Match.ANY, new Lifetimes(lifetime, Lifetime.ETERNAL), false);
        return store;
    }

    private static void assertLive(Store<String, String> store) {
        assertThat(store.contains("k")).isTrue();
        assertThat(store.read("k", Lifetime.KEEP)).isNotNull();
        assertThat(StoreFixture.contents(store)).hasSize(1);
    }

    private static void assertGone(Store<String, String> store) {
        assertThat(store.contains("k")).isFalse();
        assertThat(store.read("k", Lifetime.KEEP)).isNull();
        assertThat(store.value("k", Lifetime.KEEP)).isNull();
        assertThat(StoreFixture.contents(store)).isEmpty();
    }

    @Test
    default void write_thatCreates_livesUntilItsDeadline() {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook, timing().times(1));
            assertLive(store);
            passNearly(1);
            assertLive(store);
            passTheRest();
            assertGone(store);
        }
    }

    @Test
    default void entry_pastItsDeadline_isAbsentToEveryMethod() {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook, timing().times(1));
            Stored<String> seen = requireNonNull(store.read("k", Lifetime.KEEP));
            passFully(1);

            assertThat(store.read("k", timing().times(1))).isNull();
            assertThat(store.value("k", timing().times(1))).isNull();
            store.readAll(
                    Set.of("k"),
                    timing().times(1),
                    (key, stored) ->
                            assertThat(key).as("found past its deadline").isNull());
            assertThat(store.touch("k", seen, timing().times(1))).isFalse();
            assertThat(store.write("k", "2", Match.PRESENT, Lifetimes.ETERNAL, true))
                    .isEqualTo(Outcome.refused());
            assertThat(store.write("k", "2", Match.version(seen), Lifetimes.ETERNAL, true)
                            .applied())
                    .isFalse();
            assertThat(store.remove("k", Match.version(seen), true).applied()).isFalse();
            assertThat(store.remove("k", Match.PRESENT, true)).isEqualTo(Outcome.refused());
            assertThat(store.remove("k", Match.ANY, true)).isEqualTo(Outcome.refused());
            assertGone(store);
        }
    }

    @Test
    default void write_pastADeadline_createsAnew() {
        for (Match match : new Match[] {Match.ANY, Match.ABSENT}) {
            Store<String, String> store = holding(Outlook.OPEN, timing().times(1));
            passFully(1);

            Lifetimes lifetimes = new Lifetimes(timing().times(1), timing().times(5));
            assertThat(store.write("k", "2", match, lifetimes, true)).isEqualTo(Outcome.done());
            passNearly(1);
            assertLive(store);
            passTheRest();
            assertGone(store);
        }
    }

    @Test
    default void write_thatUpdates_beginsTheLifetimeOfUpdates() {
        Lifetimes lifetimes = new Lifetimes(timing().times(1), timing().times(2));
        for (Match match : new Match[] {Match.ANY, Match.PRESENT, Match.ABSENT}) {
            for (Outlook outlook : outlooks()) {
                Store<String, String> store = holding(outlook, timing().times(3));
                Match present =
                        match == Match.ABSENT ? Match.version(requireNonNull(store.read("k", Lifetime.KEEP))) : match;
                passTime(timing().lifetime());
                assertThat(store.write("k", "2", present, lifetimes, false).applied())
                        .isTrue();
                passNearly(2);
                assertLive(store);
                passTheRest();
                assertGone(store);
            }
        }
    }

    @Test
    default void write_thatKeeps_leavesTheDeadline() {
        Lifetimes keeping = new Lifetimes(timing().times(9), Lifetime.KEEP);
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook, timing().times(2));
            passTime(timing().lifetime());
            store.write("k", "2", Match.ANY, keeping, false);
            store.write("k", "3", Match.PRESENT, keeping, true);
            Stored<String> seen = requireNonNull(store.read("k", Lifetime.KEEP));
            assertThat(store.write("k", "4", Match.version(seen), keeping, false)
                            .applied())
                    .isTrue();
            passTime(timing().lifetime().minus(timing().early().multipliedBy(2)));
            assertLive(store);
            passTime(timing().early().multipliedBy(2).plus(timing().late()));
            assertGone(store);
        }
    }

    @Test
    default void write_thatKeepsEternity_isEternal() {
        Store<String, String> store = holding(Outlook.OPEN, Lifetime.ETERNAL);
        store.write("k", "2", Match.ANY, new Lifetimes(timing().times(1), Lifetime.KEEP), false);
        passFully(3);
        assertLive(store);
    }

    @Test
    default void write_overAnEternalEntry_canEndIt() {
        Store<String, String> store = holding(Outlook.OPEN, Lifetime.ETERNAL);
        store.write("k", "2", Match.ANY, new Lifetimes(Lifetime.ETERNAL, timing().times(1)), false);
        passNearly(1);
        assertLive(store);
        passTheRest();
        assertGone(store);
    }

    @Test
    default void write_ofAnEternalEntryOverAnother_letsItLive() {
        Store<String, String> store = holding(Outlook.OPEN, timing().times(1));
        store.write("k", "2", Match.ANY, Lifetimes.ETERNAL, false);
        passFully(3);
        assertLive(store);
    }

    @Test
    default void write_underAnEternalOutlook_livesOn() {
        Store<String, String> store = open(Outlook.ETERNAL);
        store.write("k", "1", Match.ANY, Lifetimes.ETERNAL, false);
        store.write("k", "2", Match.ANY, new Lifetimes(Lifetime.ETERNAL, Lifetime.KEEP), false);
        passFully(3);
        assertLive(store);
        assertThat(store.touch("k", requireNonNull(store.read("k", Lifetime.KEEP)), Lifetime.ETERNAL))
                .isTrue();
    }

    @Test
    default void write_refused_leavesTheDeadline() {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook, timing().times(2));
            Stored<String> old = requireNonNull(store.read("k", Lifetime.KEEP));
            store.write("k", String.valueOf("2".toCharArray()), Match.ANY, Lifetimes.both(timing().times(2)), false);
            passTime(timing().lifetime());
            Lifetimes longer = Lifetimes.both(timing().times(9));
            assertThat(store.write("k", "3", Match.ABSENT, longer, false).applied())
                    .isFalse();
            assertThat(store.write("k", "3", Match.version(old), longer, false).applied())
                    .isFalse();
            assertThat(store.touch("k", old, timing().times(9))).isFalse();
            assertThat(store.remove("k", Match.version(old), false).applied()).isFalse();
            passTime(timing().lifetime().plus(timing().late()));
            assertGone(store);
        }
    }

    @Test
    default void expired_whereTheStoreTells_isToldOnceAndBeforeTheNextWriteReturns() {
        if (!tellsOfExpiry()) {
            return;
        }
        Told<String, String> told = new Told<>();
        Store<String, String> store = open(Outlook.OPEN, Copier.SHARING, told);
        Lifetimes lifetimes = Lifetimes.both(timing().times(1));
        store.write("k", "1", Match.ANY, lifetimes, false);
        store.write("k", "2", Match.ANY, lifetimes, false);
        store.write("removed", "3", Match.ANY, lifetimes, false);
        store.remove("removed", Match.ANY, false);
        passFully(1);

        store.write("k", "4", Match.ANY, lifetimes, false);
        assertThat(told.expired()).containsExactly("k=2");
        store.write("removed", "5", Match.ANY, lifetimes, false);
        assertThat(told.expired()).containsExactly("k=2");
        assertThat(told.evicted()).isEmpty();
    }
}
