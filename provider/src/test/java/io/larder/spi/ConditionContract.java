// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Store#write} and its {@link Match}, {@link Stored} and its version, {@link Outcome}. */
public interface ConditionContract extends StoreFixture {

    /** A value that equals and yet is no other write's object. */
    private static String fresh(String text) {
        return String.valueOf(text.toCharArray());
    }

    private static <V> Stored<V> seen(Store<String, V> store, String key) {
        return requireNonNull(store.read(key, Lifetime.KEEP), "There is no entry " + key);
    }

    private static Outcome<String> write(Store<String, String> store, String value, Match match) {
        return store.write("k", fresh(value), match, Lifetimes.ETERNAL, true);
    }

    private List<Store<String, String>> stores() {
        return List.of(
                open(Outlook.OPEN), open(Outlook.ETERNAL), open(outlooks().get(1)));
    }

    @Test
    default void read_ofNothing_isNull() {
        for (Store<String, String> store : stores()) {
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
            assertThat(store.value("k", Lifetime.KEEP)).isNull();
            assertThat(store.contains("k")).isFalse();
        }
    }

    @Test
    default void write_any_createsAndReplaces() {
        for (Store<String, String> store : stores()) {
            Outcome<String> created = write(store, "1", Match.ANY);
            Outcome<String> updated = write(store, "2", Match.ANY);

            assertThat(created).isEqualTo(Outcome.done());
            assertThat(updated.applied()).isTrue();
            assertThat(requireNonNull(updated.previous()).value()).isEqualTo("1");
            assertThat(seen(store, "k").value()).isEqualTo("2");
            assertThat(store.value("k", Lifetime.KEEP)).isEqualTo("2");
            assertThat(store.contains("k")).isTrue();
        }
    }

    @Test
    default void write_absent_createsOnly() {
        for (Store<String, String> store : stores()) {
            Outcome<String> created = write(store, "1", Match.ABSENT);
            Outcome<String> refused = write(store, "2", Match.ABSENT);

            assertThat(created).isEqualTo(Outcome.done());
            assertThat(refused.applied()).isFalse();
            assertThat(seen(store, "k").value()).isEqualTo("1");
        }
    }

    @Test
    default void write_present_replacesOnly() {
        for (Store<String, String> store : stores()) {
            Outcome<String> refused = write(store, "1", Match.PRESENT);
            assertThat(refused).isEqualTo(Outcome.refused());
            assertThat(store.contains("k")).isFalse();

            write(store, "2", Match.ANY);
            Outcome<String> updated = write(store, "3", Match.PRESENT);
            assertThat(updated.applied()).isTrue();
            assertThat(requireNonNull(updated.previous()).value()).isEqualTo("2");
            assertThat(seen(store, "k").value()).isEqualTo("3");
        }
    }

    @Test
    default void write_thatNobodyAskedForThePrevious_bearsNone() {
        for (Store<String, String> store : stores()) {
            write(store, "1", Match.ANY);
            assertThat(store.write("k", "2", Match.ANY, Lifetimes.ETERNAL, false))
                    .isEqualTo(Outcome.done());
            assertThat(store.write("k", "3", Match.PRESENT, Lifetimes.ETERNAL, false))
                    .isEqualTo(Outcome.done());
            assertThat(store.remove("k", Match.ANY, false)).isEqualTo(Outcome.done());
        }
    }

    @Test
    default void write_ofTheVersionSeen_appliesOnce() {
        for (Store<String, String> store : stores()) {
            write(store, "1", Match.ANY);
            Stored<String> seen = seen(store, "k");

            assertThat(write(store, "2", Match.version(seen)).applied()).isTrue();
            assertThat(write(store, "3", Match.version(seen)).applied()).isFalse();
            assertThat(seen(store, "k").value()).isEqualTo("2");
        }
    }

    @Test
    default void write_ofAVersionThatMoved_isRefused() {
        for (Store<String, String> store : stores()) {
            write(store, "1", Match.ANY);
            Stored<String> first = seen(store, "k");

            write(store, "1", Match.ANY);
            assertThat(write(store, "2", Match.version(first)).applied())
                    .as("after a write of an equal value")
                    .isFalse();
            assertThat(store.remove("k", Match.version(first), true).applied()).isFalse();
            assertThat(store.touch("k", first, Lifetime.ETERNAL)).isFalse();

            store.remove("k", Match.ANY, false);
            assertThat(write(store, "2", Match.version(first)).applied())
                    .as("after a removal")
                    .isFalse();
            assertThat(store.touch("k", first, Lifetime.ETERNAL)).isFalse();
            assertThat(store.contains("k")).isFalse();

            write(store, "1", Match.ABSENT);
            assertThat(write(store, "2", Match.version(first)).applied())
                    .as("after a removal and a write of an equal value")
                    .isFalse();
            assertThat(seen(store, "k").value()).isEqualTo("1");
        }
    }

    @Test
    default void write_ofTheVersionOfAPrevious_isRefused() {
        for (Store<String, String> store : stores()) {
            write(store, "1", Match.ANY);
            Stored<String> previous =
                    requireNonNull(write(store, "2", Match.ANY).previous());
            assertThat(write(store, "3", Match.version(previous)).applied()).isFalse();
        }
    }

    @Test
    default void version_seenByAnyKindOfRead_isTheSame() {
        for (Store<String, String> store : stores()) {
            write(store, "0", Match.ANY);
            Stored<String> read = seen(store, "k");
            assertThat(write(store, "1", Match.version(read)).applied()).isTrue();

            store.readAll(
                    java.util.Set.of("k"),
                    Lifetime.KEEP,
                    (key, stored) -> assertThat(
                                    write(store, "2", Match.version(stored)).applied())
                            .isTrue());
            try (Cursor<String, String> cursor = store.scan()) {
                assertThat(cursor.advance()).isTrue();
                assertThat(write(store, "3", Match.version(cursor.stored())).applied())
                        .isTrue();
            }
            assertThat(seen(store, "k").value()).isEqualTo("3");
        }
    }

    @Test
    default void version_afterATouch_isStillTheSame() {
        for (Outlook outlook : outlooks()) {
            Store<String, String> store = open(outlook);
            write(store, "1", Match.ANY);
            Stored<String> seen = seen(store, "k");

            assertThat(store.touch("k", seen, timing().times(3))).isTrue();
            assertThat(store.read("k", timing().times(1))).isNotNull();
            assertThat(store.touch("k", seen, timing().times(2))).isTrue();
            assertThat(write(store, "2", Match.version(seen)).applied()).isTrue();
        }
    }

    @Test
    default void stored_afterALaterWrite_bearsTheValueThatWasSeen() {
        for (Store<String, String> store : stores()) {
            write(store, "1", Match.ANY);
            Stored<String> seen = seen(store, "k");
            write(store, "2", Match.ANY);
            assertThat(seen.value()).isEqualTo("1");
            assertThat(seen.value()).isEqualTo("1");
        }
    }
}
