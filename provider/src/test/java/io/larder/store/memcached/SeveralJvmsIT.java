// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.StoreFixture;
import io.larder.spi.Stored;
import io.larder.spi.Together;
import io.larder.testing.servers.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Caches of one name over connections of their own, as several JVMs have them. */
final class SeveralJvmsIT {

    private static final List<MemcachedServer> SERVERS =
            List.of(MemcachedServer.start(), MemcachedServer.start(), MemcachedServer.start());

    private final Caches here = Caches.at(MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)));
    private final Caches there = Caches.at(MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)));
    private final String name = Caches.unusedName();
    private final Store<String, Integer> mine = here.open(name);
    private final Store<String, Integer> theirs = there.open(name);

    @AfterEach
    void disconnect() {
        here.close();
        there.close();
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(MemcachedServer::close);
    }

    private static void put(Store<String, Integer> store, String key, int value) {
        store.write(key, value, Match.ANY, Lifetimes.ETERNAL, false);
    }

    @Test
    void clear_elsewhere_isSeenAtOnceByEveryOperation() {
        for (int i = 0; i < 30; i++) {
            put(mine, "k" + i, i);
        }
        assertThat(StoreFixture.contents(theirs)).hasSize(30);
        Stored<Integer> seen = requireNonNull(mine.read("k7", Lifetime.KEEP));
        theirs.clear();
        assertThat(mine.read("k1", Lifetime.KEEP)).isNull();
        assertThat(mine.contains("k2")).isFalse();
        assertThat(mine.write("k3", 1, Match.PRESENT, Lifetimes.ETERNAL, false).applied())
                .isFalse();
        assertThat(mine.write("k4", 1, Match.ABSENT, Lifetimes.ETERNAL, false).applied())
                .isTrue();
        assertThat(mine.remove("k5", Match.ANY, false).applied()).isFalse();
        assertThat(mine.remove("k6", Match.ANY, true).applied()).isFalse();
        assertThat(mine.write("k7", 1, Match.version(seen), Lifetimes.ETERNAL, false)
                        .applied())
                .isFalse();
        assertThat(StoreFixture.contents(mine)).containsExactly("k4=1");
    }

    /** A write must not vanish because its JVM had not heard of a clear that was before it. */
    @Test
    void write_afterAClearElsewhere_isThere() {
        put(mine, "k", 1);
        theirs.clear();
        put(mine, "k", 2);
        assertThat(Caches.get(mine, "k")).isEqualTo(2);
        assertThat(Caches.get(theirs, "k")).isEqualTo(2);
    }

    @Test
    void increments_ofBoth_areAllCounted() throws Exception {
        Together.run(6, thread -> {
            Store<String, Integer> store = thread % 2 == 0 ? mine : theirs;
            for (int i = 0; i < 150; i++) {
                while (!increment(store)) {
                    Thread.onSpinWait();
                }
            }
        });
        assertThat(Caches.get(mine, "n")).isEqualTo(900);
    }

    private static boolean increment(Store<String, Integer> store) {
        Stored<Integer> seen = store.read("n", Lifetime.KEEP);
        return seen == null
                ? store.write("n", 1, Match.ABSENT, Lifetimes.ETERNAL, false).applied()
                : store.write("n", seen.value() + 1, Match.version(seen), Lifetimes.ETERNAL, false)
                        .applied();
    }

    @Test
    void destroy_elsewhere_leavesAWorkingCache() {
        put(mine, "k", 1);
        theirs.destroy();
        assertThat(mine.read("k", Lifetime.KEEP)).isNull();
        put(mine, "k", 2);
        assertThat(Caches.get(mine, "k")).isEqualTo(2);
    }

    /** It would otherwise be gone within a day, and with it all entries. */
    @Test
    void generation_ofADestroyedCacheThatIsUsedAgain_isKeptForGood() {
        theirs.destroy();
        try (Caches later = Caches.at(MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)))) {
            Store<String, Integer> again = later.open(name);
            for (int i = 0; i < 30; i++) {
                put(again, "k" + i, i);
            }
        }
        for (MemcachedServer server : SERVERS) {
            assertThat(server.command("mg larder:@generation:" + name + " t")).isEqualTo("HD t-1");
        }
    }

    @Test
    void entries_areSpreadOverAllServers() {
        for (int i = 0; i < 100; i++) {
            put(mine, "k" + i, i);
        }
        for (MemcachedServer server : SERVERS) {
            assertThat(server.keys().stream().filter(key -> key.contains(name))).hasSizeGreaterThan(10);
        }
    }
}
