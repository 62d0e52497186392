// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What renews a lifetime and what does not. */
public interface TouchContract extends StoreFixture {

    private Store<String, String> holding(Outlook outlook) {
        Store<String, String> store = open(outlook);
        store.write("k", "1", Match.ANY, Lifetimes.both(timing().times(2)), false);
        return store;
    }

    /** Each look at an entry half way through its two lifetimes, under each outlook. */
    private void lookHalfWay(Consumer<Store<String, String>> look, boolean touches) {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook);
            passNearly(2);
            look.accept(store);
            passTheRest();
            assertThat(store.contains("k")).as("touched, under %s", outlook).isEqualTo(touches);
            if (touches) {
                passTime(timing().lifetime()
                        .minus(timing().early().multipliedBy(2))
                        .minus(timing().late()));
                assertThat(store.contains("k")).as("under %s", outlook).isTrue();
                passTime(timing().early().multipliedBy(2).plus(timing().late()));
                assertThat(store.contains("k")).as("under %s", outlook).isFalse();
            }
        }
    }

    @Test
    default void read_withATouch_startsTheLifetimeAnew() {
        lookHalfWay(store -> assertThat(store.read("k", timing().times(1))).isNotNull(), true);
    }

    @Test
    default void read_withAnEqualTouch_startsTheLifetimeAnew() {
        Lifetime equal = Lifetime.ofMillis(timing().lifetime().toMillis());
        lookHalfWay(store -> assertThat(store.read("k", equal)).isNotNull(), true);
    }

    @Test
    default void value_withATouch_startsTheLifetimeAnew() {
        lookHalfWay(store -> assertThat(store.value("k", timing().times(1))).isEqualTo("1"), true);
    }

    @Test
    default void value_thatKeeps_isNoTouch() {
        lookHalfWay(store -> assertThat(store.value("k", Lifetime.KEEP)).isEqualTo("1"), false);
    }

    @Test
    default void readAll_withATouch_startsTheLifetimeAnew() {
        lookHalfWay(
                store -> store.readAll(
                        Set.of("k", "missing"),
                        timing().times(1),
                        (key, stored) -> assertThat(key).isEqualTo("k")),
                true);
    }

    @Test
    default void touch_ofTheEntrySeen_startsTheLifetimeAnew() {
        lookHalfWay(
                store -> assertThat(store.touch("k", requireNonNull(store.read("k", Lifetime.KEEP)), timing().times(1)))
                        .isTrue(),
                true);
    }

    @Test
    default void touch_withAShorterLifetime_endsItSooner() {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = holding(outlook);
            assertThat(store.touch("k", requireNonNull(store.read("k", Lifetime.KEEP)), timing().times(1)))
                    .isTrue();
            passFully(1);
            assertThat(store.contains("k")).isFalse();
        }
    }

    @Test
    default void touch_withEternity_letsItLive() {
        Store<String, String> store = holding(Outlook.OPEN);
        assertThat(store.touch("k", requireNonNull(store.read("k", Lifetime.KEEP)), Lifetime.ETERNAL))
                .isTrue();
        passFully(4);
        assertThat(store.contains("k")).isTrue();
    }

    @Test
    default void touch_thenAWriteThatKeeps_keepsTheDeadlineOfTheTouch() {
        Store<String, String> store = open();
        store.write("k", "1", Match.ANY, Lifetimes.both(timing().times(9)), false);
        store.read("k", timing().times(1));
        store.write("k", "2", Match.ANY, new Lifetimes(Lifetime.ETERNAL, Lifetime.KEEP), false);
        passNearly(1);
        assertThat(store.contains("k")).isTrue();
        passTheRest();
        assertThat(store.contains("k")).isFalse();
    }

    @Test
    default void read_thatKeeps_isNoTouch() {
        lookHalfWay(store -> assertThat(store.read("k", Lifetime.KEEP)).isNotNull(), false);
    }

    @Test
    default void readAll_thatKeeps_isNoTouch() {
        lookHalfWay(
                store -> store.readAll(
                        Set.of("k"),
                        Lifetime.KEEP,
                        (key, stored) -> assertThat(stored.value()).isEqualTo("1")),
                false);
    }

    @Test
    default void contains_isNoTouch() {
        lookHalfWay(store -> assertThat(store.contains("k")).isTrue(), false);
    }

    @Test
    default void scan_isNoTouch() {
        lookHalfWay(store -> assertThat(StoreFixture.contents(store)).isEqualTo(List.of("k=1")), false);
    }

    @Test
    default void write_refusedBecauseOfPresence_isNoTouch() {
        lookHalfWay(
                store -> assertThat(store.write("k", "2", Match.ABSENT, Lifetimes.both(timing().times(1)), false)
                                .applied())
                        .isFalse(),
                false);
    }
}
