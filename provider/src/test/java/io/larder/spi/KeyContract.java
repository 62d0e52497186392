// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys are told apart by {@code equals} and by nothing else. */
public interface KeyContract extends StoreFixture {

    /** Its hash code is that of every other. */
    record Colliding(String name) implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int hashCode() {
            return 7;
        }
    }

    /** Pairs of equal keys that are different objects, no two pairs equal to each other. */
    private static List<Object> hostileKeys(int salt) {
        List<Object> keys = new ArrayList<>(List.of(1, 1L, (short) 1, (byte) 1, '1', 1.0, 1.0f, true));
        for (String text : List.of(
                "",
                " ",
                "1",
                "true",
                ":",
                "a:b",
                "a",
                "a:",
                "*",
                "?",
                "[a]",
                "{a}",
                "%",
                "\\",
                "k\r\nflush_all\r\n",
                "\0",
                "\t",
                "ä",
                "a\u0308",
                "\uD83D\uDE00",
                "\uD83D",
                "x".repeat(251),
                "x".repeat(252),
                "x".repeat(5_000))) {
            keys.add(String.valueOf(text.toCharArray()));
        }
        keys.addAll(List.of(
                UUID.fromString("00000000-0000-0000-0000-000000000001"), LocalDate.of(2024, 2, 29), Long.MIN_VALUE));
        for (int i = 0; i < 50; i++) {
            keys.add(new Colliding("c" + i));
        }
        // "Aa" and "BB" have the same hash code, and so have all their combinations
        for (String text : List.of("AaAa", "AaBB", "BBAa", "BBBB")) {
            keys.add(String.valueOf(text.toCharArray()));
        }
        keys.add(salt < 0 ? 0 : new ArrayList<>(List.of(1, 2, 3)));
        return keys;
    }

    @Test
    default void keys_thatAreNotEqual_shareNothing() {
        Store<Object, String> store = open();
        List<Object> keys = hostileKeys(1);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.write(keys.get(i), "v" + i, Match.ABSENT, Lifetimes.ETERNAL, false)
                            .applied())
                    .as("key %s is free", keys.get(i))
                    .isTrue();
        }
        List<Object> equal = hostileKeys(2);
        for (int i = 0; i < equal.size(); i++) {
            assertThat(requireNonNull(store.read(equal.get(i), Lifetime.KEEP), "key " + equal.get(i))
                            .value())
                    .isEqualTo("v" + i);
        }
    }

    @Test
    default void keys_asAScanGivesThem_equalThoseWritten() {
        Store<Object, String> store = open();
        for (Object key : hostileKeys(1)) {
            store.write(key, "v", Match.ANY, Lifetimes.ETERNAL, false);
        }
        List<Object> seen = new ArrayList<>();
        try (Cursor<Object, String> cursor = store.scan()) {
            while (cursor.advance()) {
                seen.add(cursor.key());
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(hostileKeys(2));
    }

    @Test
    default void keys_thatAreEqual_areTheSameEntryToEveryMethod() {
        Store<Object, String> store = open();
        List<Object> keys = hostileKeys(1);
        List<Object> equal = hostileKeys(2);
        for (int i = 0; i < keys.size(); i++) {
            store.write(keys.get(i), "1", Match.ANY, Lifetimes.ETERNAL, false);
            Object same = equal.get(i);
            assertThat(store.contains(same)).as("key %s", same).isTrue();
            assertThat(store.write(same, "2", Match.ABSENT, Lifetimes.ETERNAL, false)
                            .applied())
                    .isFalse();
            Stored<String> seen = requireNonNull(store.read(same, Lifetime.KEEP));
            assertThat(store.write(same, "3", Match.version(seen), Lifetimes.ETERNAL, false)
                            .applied())
                    .isTrue();
            assertThat(requireNonNull(store.remove(keys.get(i), Match.ANY, true).previous())
                            .value())
                    .isEqualTo("3");
        }
        assertThat(StoreFixture.contents(store)).isEmpty();
    }
}
