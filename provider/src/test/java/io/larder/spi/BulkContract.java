// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link Store#readAll} and {@link Store#applyAll}. */
public interface BulkContract extends StoreFixture {

    private static Command<String, String> put(String key, String value, Match match) {
        return new Command.Write<>(key, value, match, Lifetimes.ETERNAL, true);
    }

    @Test
    default void readAll_tellsOfThoseFoundAndOfNoOther() {
        Store<String, String> store = open();
        Set<String> asked = new LinkedHashSet<>();
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            asked.add("k" + i);
            if (i % 3 == 0) {
                store.write("k" + i, "v" + i, Match.ANY, Lifetimes.ETERNAL, false);
                expected.put("k" + i, "v" + i);
            }
        }
        store.write("other", "v", Match.ANY, Lifetimes.ETERNAL, false);

        List<String> order = new ArrayList<>();
        Map<String, String> found = new HashMap<>();
        store.readAll(asked, Lifetime.KEEP, (key, stored) -> {
            order.add(key);
            found.put(key, stored.value());
        });
        assertThat(found).isEqualTo(expected);
        assertThat(order).doesNotHaveDuplicates();
    }

    @Test
    default void bulk_ofNothing_doesNothing() {
        Store<String, String> store = open();
        store.write("k", "v", Match.ANY, Lifetimes.ETERNAL, false);
        store.readAll(
                Set.of(),
                Lifetime.KEEP,
                (key, stored) -> assertThat(key).as("not asked for").isNull());
        assertThat(store.applyAll(List.of())).isEmpty();
        assertThat(StoreFixture.contents(store)).containsExactly("k=v");
    }

    @Test
    default void applyAll_ofAllKinds_givesTheOutcomesInTheirOrder() {
        Store<String, String> store = open();
        for (String key : List.of("any", "present", "version", "moved", "removed", "touched", "taken", "stale")) {
            store.write(key, "old " + key, Match.ANY, Lifetimes.ETERNAL, false);
        }
        Stored<String> version = requireNonNull(store.read("version", Lifetime.KEEP));
        Stored<String> moved = requireNonNull(store.read("moved", Lifetime.KEEP));
        Stored<String> touched = requireNonNull(store.read("touched", Lifetime.KEEP));
        Stored<String> taken = requireNonNull(store.read("taken", Lifetime.KEEP));
        Stored<String> stale = requireNonNull(store.read("stale", Lifetime.KEEP));
        store.write("moved", "moved on", Match.ANY, Lifetimes.ETERNAL, false);
        store.write("stale", "moved on", Match.ANY, Lifetimes.ETERNAL, false);

        List<Outcome<String>> outcomes = store.applyAll(List.of(
                put("any", "1", Match.ANY),
                put("new", "2", Match.ABSENT),
                put("present", "3", Match.ABSENT),
                put("nothing", "4", Match.PRESENT),
                put("version", "5", Match.version(version)),
                put("moved", "6", Match.version(moved)),
                new Command.Remove<>("removed", Match.ANY, true),
                new Command.Remove<>("never", Match.ANY, true),
                new Command.Remove<>("taken", Match.version(taken), false),
                new Command.Touch<>("touched", touched, Lifetime.ETERNAL),
                new Command.Touch<>("stale", stale, Lifetime.ETERNAL)));

        assertThat(outcomes.stream().map(Outcome::applied))
                .containsExactly(true, true, false, false, true, false, true, false, true, true, false);
        assertThat(requireNonNull(outcomes.get(0).previous()).value()).isEqualTo("old any");
        assertThat(outcomes.get(1).previous()).isNull();
        assertThat(requireNonNull(outcomes.get(6).previous()).value()).isEqualTo("old removed");
        assertThat(outcomes.get(7).previous()).isNull();
        assertThat(StoreFixture.contents(store))
                .containsExactlyInAnyOrder(
                        "any=1",
                        "new=2",
                        "present=old present",
                        "version=5",
                        "moved=moved on",
                        "touched=old touched",
                        "stale=moved on");
    }

    @Test
    default void applyAll_ofMany_carriesEachOut() {
        Store<String, String> store = open();
        List<Command<String, String>> writes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            writes.add(put("k" + i, "v" + i, Match.ABSENT));
        }
        assertThat(store.applyAll(writes)).hasSize(2_000).allMatch(Outcome::applied);
        assertThat(store.applyAll(writes)).hasSize(2_000).noneMatch(Outcome::applied);
        assertThat(StoreFixture.contents(store)).hasSize(2_000);
    }

    @Test
    default void applyAll_withLifetimes_obeysThem() {
        Store<String, String> store = open();
        store.write("updated", "1", Match.ANY, Lifetimes.both(timing().times(1)), false);
        Lifetimes lifetimes = new Lifetimes(timing().times(1), timing().times(9));
        store.applyAll(List.of(
                new Command.Write<>("created", "2", Match.ANY, lifetimes, false),
                new Command.Write<>("updated", "3", Match.ANY, lifetimes, false)));
        passFully(1);
        assertThat(StoreFixture.contents(store)).containsExactly("updated=3");
    }
}
