// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link Store#remove}, {@link Store#clear} and {@link Store#destroy}. */
public interface RemovalContract extends StoreFixture {

    private List<Store<String, String>> filled() {
        List<Store<String, String>> stores = List.of(open(Outlook.OPEN), open(Outlook.ETERNAL));
        for (Store<String, String> store : stores) {
            store.write("a", "1", Match.ANY, Lifetimes.ETERNAL, false);
            store.write("b", "2", Match.ANY, Lifetimes.ETERNAL, false);
        }
        return stores;
    }

    @Test
    default void remove_any_takesWhatIsThere() {
        for (Store<String, String> store : filled()) {
            Outcome<String> removed = store.remove("a", Match.ANY, true);
            assertThat(removed.applied()).isTrue();
            assertThat(requireNonNull(removed.previous()).value()).isEqualTo("1");
            assertThat(store.remove("a", Match.ANY, true)).isEqualTo(Outcome.refused());
            assertThat(StoreFixture.contents(store)).containsExactly("b=2");
        }
    }

    @Test
    default void remove_present_takesWhatIsThere() {
        for (Store<String, String> store : filled()) {
            assertThat(store.remove("a", Match.PRESENT, false)).isEqualTo(Outcome.done());
            assertThat(store.remove("a", Match.PRESENT, false)).isEqualTo(Outcome.refused());
            assertThat(store.contains("a")).isFalse();
        }
    }

    @Test
    default void remove_ofTheVersionSeen_takesItOnce() {
        for (Store<String, String> store : filled()) {
            Stored<String> seen = requireNonNull(store.read("a", Lifetime.KEEP));
            assertThat(store.remove("a", Match.version(seen), false).applied()).isTrue();
            assertThat(store.remove("a", Match.version(seen), false).applied()).isFalse();
            assertThat(store.contains("a")).isFalse();
        }
    }

    @Test
    default void clear_ofEntries_makesThemUnreachableForEveryMethod() {
        for (Store<String, String> store : filled()) {
            Stored<String> seen = requireNonNull(store.read("a", Lifetime.KEEP));
            store.clear();

            assertThat(store.read("a", Lifetime.KEEP)).isNull();
            assertThat(store.contains("a")).isFalse();
            store.readAll(
                    Set.of("a", "b"),
                    Lifetime.KEEP,
                    (key, stored) -> assertThat(key).as("found after clear").isNull());
            assertThat(store.scan().advance()).isFalse();
            assertThat(store.touch("a", seen, Lifetime.ETERNAL)).isFalse();
            assertThat(store.remove("a", Match.version(seen), true).applied()).isFalse();
            assertThat(store.remove("a", Match.ANY, true)).isEqualTo(Outcome.refused());
            assertThat(store.write("a", "3", Match.version(seen), Lifetimes.ETERNAL, false)
                            .applied())
                    .isFalse();
            assertThat(store.write("a", "3", Match.PRESENT, Lifetimes.ETERNAL, true))
                    .isEqualTo(Outcome.refused());
            assertThat(store.write("a", "3", Match.ABSENT, Lifetimes.ETERNAL, true))
                    .isEqualTo(Outcome.done());
        }
    }

    @Test
    default void clear_beforeAWrite_leavesTheWriteAlone() {
        for (Store<String, String> store : filled()) {
            store.clear();
            store.write("a", "3", Match.ANY, Lifetimes.ETERNAL, false);
            assertThat(StoreFixture.contents(store)).containsExactly("a=3");
            store.clear();
            store.clear();
            assertThat(StoreFixture.contents(store)).isEmpty();
        }
    }

    /** What was cleared has not expired, also not when its deadline comes. */
    @Test
    default void clear_ofEntriesThatWouldExpire_tellsNobody() {
        Told<String, String> told = new Told<>();
        Store<String, String> store = open(Outlook.OPEN, Copier.SHARING, told);
        for (int i = 0; i < 100; i++) {
            store.write("k" + i, "v", Match.ANY, Lifetimes.both(timing().times(1)), false);
        }
        store.clear();
        passFully(1);
        for (int i = 0; i < 100; i++) {
            store.write("k" + i, "w", Match.ANY, Lifetimes.ETERNAL, false);
            store.read("k" + i, Lifetime.KEEP);
        }
        assertThat(told.expired()).isEmpty();
        assertThat(told.evicted()).isEmpty();
    }

    @Test
    default void destroy_thenClose_isHarmlessRepeated() {
        for (Store<String, String> store : filled()) {
            store.destroy();
            store.close();
            store.close();
        }
    }
}
