// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.FarStore;
import io.larder.spi.FarStore.Remaining;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Memcached tells near tiers, which is how long entries have left, and whether they are the same. */
final class FarTierIT {

    private static final MemcachedServer SERVER = MemcachedServer.start();
    private static final Wiretap TAP = Wiretap.to(SERVER.port());

    private final Caches here = Caches.at(URI.create("memcached://" + TAP.address()));
    private final Caches there = Caches.at(SERVER.uri());
    private final String name = Caches.unusedName();
    private final FarStore<String, String> far = (FarStore<String, String>) here.<String, String>open(name);
    private final Store<String, String> theirs = there.open(name);

    @AfterEach
    void disconnect() {
        here.close();
        there.close();
    }

    @AfterAll
    static void close() {
        TAP.close();
        SERVER.close();
    }

    private static void put(Store<String, String> store, String value, Lifetime lifetime) {
        store.write("k", value, Match.ANY, Lifetimes.both(lifetime), false);
    }

    private Stored<String> written(Lifetime lifetime) {
        put(far, "1", lifetime);
        return requireNonNull(far.read("k", Lifetime.KEEP));
    }

    private Lifetime left() {
        return requireNonNull(far.readRemaining("k")).lifetime();
    }

    @Test
    void telling_isNever() {
        assertThat(far.telling()).isEqualTo(Telling.NEVER);
    }

    @Test
    void readRemaining_tellsNoMoreThanTheServerHasLeft() {
        written(Lifetime.ofMillis(60_000));
        assertThat(left().toMillis()).isBetween(50_000L, 60_000L);
        written(Lifetime.ofMillis(5_000));
        assertThat(left().toMillis()).isBetween(1L, 5_000L);
        written(Lifetime.ETERNAL);
        assertThat(left()).isEqualTo(Lifetime.ETERNAL);
        far.remove("k", Match.ANY, false);
        assertThat(far.readRemaining("k")).isNull();
    }

    @Test
    void readAllRemaining_takesOneTrip() {
        written(Lifetime.ETERNAL);
        Map<String, Remaining<String>> found = new HashMap<>();
        TAP.forget();
        far.readAllRemaining(Set.of("k", "none"), found::put);
        assertThat(TAP.trips()).as(TAP.asked()).isEqualTo(1);
        assertThat(found).containsOnlyKeys("k");
        assertThat(requireNonNull(found.get("k")).stored().value()).isEqualTo("1");
    }

    @Test
    void isCurrent_takesOneTripAndNoValue() {
        Stored<String> seen = written(Lifetime.ETERNAL);
        TAP.forget();
        assertThat(far.isCurrent("k", seen)).isTrue();
        assertThat(TAP.trips()).as(TAP.asked()).isEqualTo(1);
        assertThat(TAP.asked()).contains(":sk c f t\r\n");
    }

    @Test
    void isCurrent_afterAnotherHasWrittenTheSame_isFalse() {
        Stored<String> seen = written(Lifetime.ETERNAL);
        put(theirs, "1", Lifetime.ETERNAL);
        assertThat(far.isCurrent("k", seen)).isFalse();
        assertThat(far.isSameWrite(seen, requireNonNull(far.read("k", Lifetime.KEEP))))
                .isFalse();
    }

    @Test
    void isCurrent_afterAnotherHasRemovedOrCleared_isFalse() {
        Stored<String> removed = written(Lifetime.ETERNAL);
        theirs.remove("k", Match.ANY, false);
        assertThat(far.isCurrent("k", removed)).isFalse();
        Stored<String> cleared = written(Lifetime.ETERNAL);
        theirs.clear();
        assertThat(far.isCurrent("k", cleared)).isFalse();
    }

    @Test
    void isSameWrite_afterATouch_isTrue() {
        Stored<String> seen = written(Lifetime.ofMillis(5_000));
        assertThat(far.touch("k", seen, Lifetime.ofMillis(7_000))).isTrue();
        assertThat(far.isSameWrite(seen, requireNonNull(far.read("k", Lifetime.KEEP))))
                .isTrue();
    }
}
