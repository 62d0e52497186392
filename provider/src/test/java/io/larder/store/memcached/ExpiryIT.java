// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.SharedServers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lifetimes against the server's own clock. */
@SecondTry
final class ExpiryIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final long DAY = 24 * 60 * 60;

    private Caches caches;
    private String name;
    private Store<String, String> store;

    @BeforeEach
    void connect() {
        caches = Caches.at(SERVERS.memcached().uri());
        name = Caches.unusedName();
        store = caches.open(name);
    }

    @AfterEach
    void disconnect() {
        caches.close();
    }

    private static Lifetime millis(long millis) {
        return Lifetime.ofMillis(millis);
    }

    private void put(String key, long millis) {
        store.write(key, "v", Match.ANY, Lifetimes.both(millis(millis)), false);
    }

    private String onServer(String key) {
        MemcachedServer server = SERVERS.memcached();
        return server.keys().stream()
                .filter(one -> one.contains(":" + name + ":") && one.endsWith(":s" + key))
                .findFirst()
                .orElseThrow();
    }

    /** What the server says it has left, in seconds. */
    private long left(String key) {
        return Long.parseLong(
                SERVERS.memcached().command("mg " + onServer(key) + " t").substring("HD t".length()));
    }

    /** How long the entry is to be seen after the write returned, in milliseconds. */
    private long lives(String key, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (store.contains(key)) {
            assertThat(System.nanoTime() - start).isLessThan(patience.toNanos());
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** The write itself takes time, and so does the last look. */
    @Test
    void write_belowTheBound_isExact() throws Exception {
        for (long lifetime : new long[] {20, 300, 1_000, 1_500, 2_700}) {
            long before = System.nanoTime();
            put("k", lifetime);
            long writing = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            assertThat(lives("k", Duration.ofSeconds(5)))
                    .as("%s ms", lifetime)
                    .isBetween(lifetime - writing - 1, lifetime + 300);
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
        }
    }

    @Test
    void write_aroundTheBound_livesAsLongAsItShall() throws Exception {
        put("nine", 9_000);
        put("eleven", 11_000);
        long written = System.nanoTime();
        assertThat(left("nine")).isBetween(9L, 10L);
        assertThat(left("eleven")).isBetween(11L, 12L);
        assertThat(lives("nine", Duration.ofSeconds(11))).isBetween(8_500L, 9_500L);
        assertThat(lives("eleven", Duration.ofSeconds(13))).isPositive();
        long lived = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written);
        assertThat(lived).as("never early, at most a second late").isBetween(10_500L, 12_500L);
    }

    @Test
    void write_forMoreThanThirtyDays_lastsSoLong() {
        Map<String, Long> days = new HashMap<>(Map.of("29", 29L, "30", 30L, "31", 31L, "40", 40L, "900", 900L));
        days.forEach((key, count) -> {
            put(key, count * DAY * 1_000);
            assertThat(left(key)).as("%s days", count).isBetween(count * DAY, count * DAY + 3);
            assertThat(store.contains(key)).isTrue();
        });
    }

    @Test
    void write_forCenturies_livesWithoutAnEndOnTheServer() {
        put("century", 100 * 365 * DAY * 1_000);
        put("eternal", Long.MAX_VALUE);
        assertThat(left("century")).isEqualTo(-1);
        assertThat(left("eternal")).isEqualTo(-1);
        assertThat(store.contains("century")).isTrue();
        assertThat(store.write("century", "2", Match.ABSENT, Lifetimes.ETERNAL, false)
                        .applied())
                .isFalse();
    }

    @Test
    void write_thatKeeps_leavesTheServersDeadline() {
        put("k", 3_600_000);
        for (int i = 0; i < 50; i++) {
            store.write("k", "v" + i, Match.ANY, new Lifetimes(millis(1_000), Lifetime.KEEP), false);
        }
        assertThat(left("k")).isBetween(3_590L, 3_602L);
        put("days", 40 * DAY * 1_000);
        store.write("days", "2", Match.PRESENT, new Lifetimes(millis(1_000), Lifetime.KEEP), true);
        assertThat(left("days")).isBetween(40 * DAY - 5, 40 * DAY + 3);
    }

    @Test
    void read_withALongTouch_isTheServersTouch() {
        Store<String, String> touching = caches.open(name, new Outlook(false, millis(3_600_000)));
        touching.write("k", "v", Match.ANY, Lifetimes.both(millis(20_000)), false);
        assertThat(touching.read("k", millis(3_600_000))).isNotNull();
        assertThat(left("k")).isBetween(3_595L, 3_601L);
        touching.write("k", "w", Match.ANY, new Lifetimes(millis(1_000), Lifetime.KEEP), false);
        assertThat(left("k")).isBetween(3_595L, 3_602L);
        assertThat(touching.read("k", millis(40 * DAY * 1_000))).isNotNull();
        assertThat(left("k")).isBetween(40 * DAY - 5, 40 * DAY + 3);
    }

    /** What was to die soon must not, and what was to live on must not either, whichever way it is touched. */
    @Test
    void read_acrossTheBound_movesTheDeadlineBothWays() throws Exception {
        put("k", 700);
        assertThat(store.read("k", millis(3_600_000))).isNotNull();
        TimeUnit.MILLISECONDS.sleep(900);
        assertThat(store.contains("k")).isTrue();
        assertThat(store.read("k", millis(300))).isNotNull();
        TimeUnit.MILLISECONDS.sleep(350);
        assertThat(store.read("k", Lifetime.KEEP)).isNull();
    }

    /** The touch tells only the server; who keeps the deadline with an older look would bring the old one back. */
    @Test
    void write_ofAVersionThatWasTouchedSince_keepsTheDeadlineOfTheTouch() {
        Store<String, String> touching = caches.open(name, new Outlook(false, millis(3_600_000)));
        touching.write("k", "v", Match.ANY, Lifetimes.both(millis(20_000)), false);
        Stored<String> seen = requireNonNull(touching.read("k", Lifetime.KEEP));
        touching.read("k", millis(3_600_000));
        assertThat(touching.write("k", "w", Match.version(seen), Lifetimes.updating(Lifetime.KEEP), false)
                        .applied())
                .isTrue();
        assertThat(left("k")).isBetween(3_595L, 3_602L);
    }
}
