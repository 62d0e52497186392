// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A clear costs one command and no time, whatever is there; what it leaves behind is swept up, and nothing else. */
@SecondTry
final class ClearIT {

    private static final int FOREIGN = 500_000;
    private static final int ENTRIES = 100_000;
    private static final int CLEARS = 5;

    /** A walk goes over so few keys at a time, on average. */
    private static final int KEYS_AT_A_TIME = 2_000;

    /** What one in a thousand of other clients' calls may take, on a machine that has other things to do as well. */
    private static final long WAIT_MILLIS = 50;

    @RegisterExtension
    static final ClassServer<RedisServer> SERVER = ClassServer.of(RedisServer::start);

    @BeforeAll
    static void fillWithForeignKeys() {
        SERVER.get()
                .command(
                        "EVAL",
                        "for i = 1, tonumber(ARGV[1]) do redis.call('SET', 'foreign:' .. i, i) end",
                        "0",
                        Integer.toString(FOREIGN));
    }

    private final long before = keys();

    private static long keys() {
        return (Long) requireNonNull(SERVER.get().command("DBSIZE"));
    }

    private static void fill(Cache<String, String> cache, int entries) {
        Map<String, String> batch = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            batch.put("k" + i, "v" + i);
            if (batch.size() == 10_000 || i == entries - 1) {
                cache.putAll(batch);
                batch.clear();
            }
        }
    }

    /** Asks for what does not concern the cache, again and again, and notes how long each answer took. */
    private static final class Bystander implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<List<Long>> waits = CompletableFuture.supplyAsync(this::look);

        private List<Long> look() {
            List<Long> nanos = new ArrayList<>();
            try (RespConnection connection = SERVER.get().connect()) {
                while (!over.get()) {
                    long begun = System.nanoTime();
                    connection.command("GET", "foreign:1");
                    nanos.add(System.nanoTime() - begun);
                }
            }
            Collections.sort(nanos);
            return nanos;
        }

        /** The time that all but one in a thousand keep. */
        long millis() {
            over.set(true);
            List<Long> nanos = waits.join();
            return TimeUnit.NANOSECONDS.toMillis(nanos.get((nanos.size() - 1) * 999 / 1_000));
        }

        @Override
        public void close() {
            over.set(true);
        }
    }

    @Test
    void clear_ofManyAmongMore_isOneCommandAndStallsNobody() {
        try (Application application = Application.at(SERVER.get().uri(), "prefix=clear")) {
            Cache<String, String> cache = application.cache("cache");
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < CLEARS; i++) {
                fill(cache, i == 0 ? ENTRIES : 1_000);
                assertThat(cache.get("k7")).isEqualTo("v7");
                SERVER.get().resetStats();
                try (Bystander bystander = new Bystander()) {
                    long begun = System.nanoTime();
                    cache.clear();
                    times.add(System.nanoTime() - begun);
                    assertThat(cache.get("k7")).isNull();
                    Await.until("the sweep of what was cleared", () -> keys() <= before + 1);
                    assertThat(bystander.millis()).as("a wait").isLessThan(WAIT_MILLIS);
                }
                assertModest(SERVER.get().commandstats());
                assertThat(keys()).isGreaterThanOrEqualTo(before);
            }
            Collections.sort(times);
            long median = TimeUnit.NANOSECONDS.toMicros(times.get(CLEARS / 2));
            assertThat(median).as("median time of a clear in microseconds").isLessThan(50_000);
            application.manager().destroyCache("cache");
        }
    }

    private static void assertModest(Map<String, Long> calls) {
        assertThat(calls).doesNotContainKeys("flushall", "flushdb", "keys", "del");
        assertThat(calls.get("scan")).as("small steps").isGreaterThan(FOREIGN / KEYS_AT_A_TIME);
        assertThat(calls.getOrDefault("eval", 0L))
                .as("until the server knows the script")
                .isLessThan(2);
        assertThat(calls.get("set")).as("of clear and sweep together").isLessThan(10);
        assertThat(calls.keySet())
                .as("clear, sweep, bystander and this test's own")
                .isSubsetOf(
                        "set",
                        "scan",
                        "unlink",
                        "get",
                        "persist",
                        "eval",
                        "evalsha",
                        "getrange",
                        "pexpire",
                        "dbsize",
                        "config|resetstat",
                        "config",
                        "ping",
                        "info");
    }

    @Test
    void destroyCache_ofMany_givesTheirMemoryBack() {
        try (Application application = Application.at(SERVER.get().uri(), "prefix=destroy")) {
            Cache<String, String> cache = application.cache("cache");
            fill(cache, 20_000);
            application.manager().destroyCache("cache");
            Await.until("the sweep of what was destroyed", () -> keys() <= before + 1);
            assertThat(application.cache("cache").get("k7")).isNull();
        }
    }

    @Test
    void sweep_endedWithItsManager_isTakenUpByTheNext() {
        try (Application application = Application.at(SERVER.get().uri(), "prefix=closed")) {
            Cache<String, String> cache = application.cache("cache");
            fill(cache, 20_000);
            cache.clear();
        }
        long left = keys();
        try (Application next = Application.at(SERVER.get().uri(), "prefix=closed")) {
            Cache<String, String> cache = next.cache("cache");
            assertThat(cache.get("k7")).isNull();
            cache.put("k", "v");
            Await.until("the sweep of " + left + " keys", () -> keys() <= before + 2);
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void sweep_endedWithItsJvm_isTakenUpByTheNext() throws Exception {
        ClearAndDie.run(SERVER.get().uri().toString() + "?prefix=died");
        assertThat(keys()).as("what the dead JVM left").isGreaterThan(before + 10_000);
        try (Application next = Application.at(SERVER.get().uri(), "prefix=died")) {
            Cache<String, String> cache = next.cache("cache");
            assertThat(cache.get("k7")).isNull();
            Await.until("the sweep of what a dead JVM left", () -> keys() <= before + 2);
            next.manager().destroyCache("cache");
        }
    }
}
