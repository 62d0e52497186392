// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Copiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store that keeps by value keeps is nobody else's: not what it was given, not what it gave. */
public interface IsolationContract extends StoreFixture {

    private Store<List<Integer>, List<Integer>> byValue() {
        return byValue(Outlook.OPEN);
    }

    private Store<List<Integer>, List<Integer>> byValue(Outlook outlook) {
        return open(outlook, Copiers.byValue("isolation"), new Told<>());
    }

    private static List<Integer> list(int element) {
        return new ArrayList<>(List.of(element));
    }

    private static List<Integer> read(Store<List<Integer>, List<Integer>> store) {
        return requireNonNull(store.read(list(1), Lifetime.KEEP)).value();
    }

    @Test
    default void value_changedAfterItWasGiven_isKeptAsItWas() {
        Store<List<Integer>, List<Integer>> store = byValue();
        List<Integer> given = list(2);
        store.write(list(1), given, Match.ANY, Lifetimes.ETERNAL, false);
        given.add(3);
        assertThat(read(store)).containsExactly(2);

        store.applyAll(List.of(new Command.Write<>(list(1), given, Match.ANY, Lifetimes.ETERNAL, false)));
        given.clear();
        assertThat(read(store)).containsExactly(2, 3);
    }

    @Test
    default void value_changedAfterItWasReturned_isKeptAsItWas() {
        Store<List<Integer>, List<Integer>> store = byValue();
        store.write(list(1), list(2), Match.ANY, Lifetimes.ETERNAL, false);

        Stored<List<Integer>> stored = requireNonNull(store.read(list(1), Lifetime.KEEP));
        stored.value().add(3);
        assertThat(stored.value()).as("each call gives a copy of its own").containsExactly(2);
        requireNonNull(store.value(list(1), Lifetime.KEEP)).add(7);
        store.readAll(
                Set.of(list(1)), Lifetime.KEEP, (key, found) -> found.value().add(4));
        try (Cursor<List<Integer>, List<Integer>> cursor = store.scan()) {
            assertThat(cursor.advance()).isTrue();
            cursor.stored().value().add(5);
            cursor.value().add(6);
        }
        assertThat(read(store)).containsExactly(2);

        Outcome<List<Integer>> replaced = store.write(list(1), list(6), Match.ANY, Lifetimes.ETERNAL, true);
        assertThat(requireNonNull(replaced.previous()).value()).containsExactly(2);
        assertThat(read(store)).containsExactly(6);
    }

    @Test
    default void value_changedWhereItWasSeen_leavesTheVersion() {
        Store<List<Integer>, List<Integer>> store = byValue();
        store.write(list(1), list(2), Match.ANY, Lifetimes.ETERNAL, false);
        Stored<List<Integer>> seen = requireNonNull(store.read(list(1), Lifetime.KEEP));
        seen.value().add(3);
        assertThat(store.write(list(1), list(4), Match.version(seen), Lifetimes.ETERNAL, false)
                        .applied())
                .isTrue();
    }

    @Test
    default void value_touchedAndThenRead_isACopyStill() {
        Store<List<Integer>, List<Integer>> store = byValue();
        store.write(list(1), list(2), Match.ANY, Lifetimes.ETERNAL, false);
        requireNonNull(store.read(list(1), timing().times(3))).value().add(3);
        assertThat(read(store)).containsExactly(2);
    }

    @Test
    default void key_changedAfterItWasGiven_isKeptAsItWas() {
        Store<List<Integer>, List<Integer>> store = byValue();
        List<Integer> given = list(1);
        store.write(given, list(2), Match.ANY, Lifetimes.ETERNAL, false);
        given.add(9);
        assertThat(read(store)).containsExactly(2);
        assertThat(store.contains(given)).isFalse();
    }

    @Test
    default void key_changedAfterAScanGaveIt_isKeptAsItWas() {
        Store<List<Integer>, List<Integer>> store = byValue();
        store.write(list(1), list(2), Match.ANY, Lifetimes.ETERNAL, false);
        try (Cursor<List<Integer>, List<Integer>> cursor = store.scan()) {
            assertThat(cursor.advance()).isTrue();
            cursor.key().add(9);
        }
        assertThat(read(store)).containsExactly(2);
        assertThat(StoreFixture.contents(store)).containsExactly("[1]=[2]");
    }

    @Test
    default void value_keptByReference_isTheSameObject() {
        if (keepsBytes()) {
            return;
        }
        for (Outlook outlook : List.of(Outlook.OPEN, Outlook.ETERNAL)) {
            Store<String, List<Integer>> store = open(outlook);
            List<Integer> given = list(1);
            store.write("k", given, Match.ANY, Lifetimes.ETERNAL, false);
            assertThat(requireNonNull(store.read("k", Lifetime.KEEP)).value()).isSameAs(given);
            assertThat(store.value("k", Lifetime.KEEP)).isSameAs(given);
        }
    }
}
