// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Command;
import io.larder.spi.Lease;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many round trips each operation takes, once the first one has found out the generation. */
final class TripsIT {

    private static final MemcachedServer SERVER = MemcachedServer.start();
    private static final Wiretap TAP = Wiretap.to(SERVER.port());

    private static final Lifetimes MINUTE = Lifetimes.both(Lifetime.ofMillis(60_000));
    private static final Lifetimes KEEPING = new Lifetimes(Lifetime.ofMillis(60_000), Lifetime.KEEP);

    private Caches caches;
    private Store<String, String> store;

    @BeforeEach
    void connect() {
        caches = Caches.at(URI.create("memcached://" + TAP.address()));
        store = caches.open();
        store.write("present", "1", Match.ANY, MINUTE, false);
    }

    @AfterEach
    void disconnect() {
        caches.close();
    }

    @AfterAll
    static void close() {
        TAP.close();
        SERVER.close();
    }

    private static String during(int trips, Runnable work) {
        TAP.forget();
        work.run();
        assertThat(TAP.trips()).as(TAP.asked()).isEqualTo(trips);
        return TAP.asked();
    }

    private Stored<String> seen() {
        return requireNonNull(store.read("present", Lifetime.KEEP));
    }

    @Test
    void read_takesOneTripWithTheGeneration() {
        assertThat(during(1, () -> store.read("present", Lifetime.KEEP)))
                .matches("(?s)mg larder:@generation:\\S+ v\r\nmg larder:cache-\\S+:spresent v c f t\r\n");
        during(1, () -> store.read("missing", Lifetime.KEEP));
    }

    @Test
    void read_withATouch_takesOneTrip() {
        Store<String, String> touching =
                caches.open(Caches.unusedName(), new Outlook(false, Lifetime.ofMillis(60_000)));
        touching.write("k", "1", Match.ANY, MINUTE, false);
        assertThat(during(1, () -> touching.read("k", Lifetime.ofMillis(60_000))))
                .contains(":sk v c f t T61\r\n");
    }

    @Test
    void contains_takesOneTripAndNoValue() {
        assertThat(during(1, () -> store.contains("present"))).contains(":spresent c f t\r\n");
    }

    @Test
    void write_withOneLifetime_takesOneTrip() {
        assertThat(during(1, () -> store.write("present", "2", Match.ANY, MINUTE, false)))
                .contains("set larder:");
        assertThat(during(1, () -> store.write("new", "2", Match.ABSENT, MINUTE, true)))
                .contains("add larder:");
        during(1, () -> store.write("present", "2", Match.ABSENT, MINUTE, false));
        assertThat(during(1, () -> store.write("present", "2", Match.PRESENT, MINUTE, false)))
                .contains("replace larder:");
        during(1, () -> store.write("missing", "2", Match.PRESENT, MINUTE, false));
    }

    @Test
    void write_thatMustKnowWhatIsThere_takesTwoTrips() {
        during(2, () -> store.write("present", "2", Match.ANY, KEEPING, false));
        during(2, () -> store.write("new", "2", Match.ANY, KEEPING, false));
        during(2, () -> store.write("present", "2", Match.ANY, MINUTE, true));
        during(2, () -> store.write("present", "2", Match.PRESENT, MINUTE, true));
    }

    @Test
    void write_ofAVersion_takesOneTripAfterTheRead() {
        Stored<String> seen = seen();
        assertThat(during(1, () -> store.write("present", "2", Match.version(seen), MINUTE, false)))
                .contains("cas larder:");
        assertThat(Caches.get(store, "present")).isEqualTo("2");
        Stored<String> again = seen();
        during(1, () -> store.write("present", "3", Match.version(again), KEEPING, false));
    }

    @Test
    void remove_takesOneTrip_andTwoIfThePreviousIsWanted() {
        during(1, () -> store.remove("missing", Match.ANY, false));
        during(1, () -> store.remove("present", Match.ANY, false));
        store.write("present", "1", Match.ANY, MINUTE, false);
        Stored<String> seen = seen();
        during(1, () -> store.remove("present", Match.version(seen), false));
        store.write("present", "1", Match.ANY, MINUTE, false);
        during(2, () -> store.remove("present", Match.ANY, true));
    }

    @Test
    void touch_takesOneTrip() {
        Stored<String> seen = seen();
        during(
                1,
                () -> assertThat(store.touch("present", seen, Lifetime.ofMillis(99_000)))
                        .isTrue());
    }

    @Test
    void readAll_takesOneTrip() {
        Set<String> keys = new LinkedHashSet<>();
        List<Command<String, String>> writes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keys.add("k" + i);
            writes.add(new Command.Write<>("k" + i, "v" + i, Match.ANY, MINUTE, false));
        }
        during(1, () -> store.applyAll(writes));
        List<String> found = new ArrayList<>();
        store.readAll(keys, Lifetime.KEEP, (key, stored) -> found.add(key));
        assertThat(found).hasSize(500);
        List<Command<String, String>> removals = keys.stream()
                .<Command<String, String>>map(key -> new Command.Remove<>(key, Match.ANY, false))
                .toList();
        during(1, () -> assertThat(store.applyAll(removals)).allMatch(outcome -> outcome.applied()));
    }

    @Test
    void clear_takesOneTripHoweverManyEntries_andTheNextOperationOne() {
        for (int i = 0; i < 100; i++) {
            store.write("k" + i, "v", Match.ANY, MINUTE, false);
        }
        assertThat(during(1, store::clear)).startsWith("set larder:@generation:");
        during(1, () -> assertThat(store.read("k1", Lifetime.KEEP)).isNull());
        during(1, store::destroy);
    }

    @Test
    void leases_takeOneTrip_andOneToGiveBack() {
        Leases<String> leases = requireNonNull(store.leases());
        List<Lease<String>> held = new ArrayList<>();
        during(1, () -> held.add(leases.tryAcquire(List.of("a", "b", "c"))));
        assertThat(held.get(0).keys()).containsExactlyInAnyOrder("a", "b", "c");
        during(1, () -> held.get(0).close());
        during(0, () -> held.get(0).close());
    }

    @Test
    void nothing_asksForMoreThanItsOwn() {
        String asked = during(1, store::clear) + during(1, () -> store.write("k", "v", Match.ANY, MINUTE, false));
        assertThat(asked).doesNotContain("flush_all", "stats", "verbosity");
    }
}
