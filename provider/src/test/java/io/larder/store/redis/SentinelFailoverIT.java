// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.CacheSettings;
import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.RedisSentinels;
import io.larder.testing.servers.RedisServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.util.Pool;

/** The master dies or steps down, and another takes its place. */
@SecondTry
final class SentinelFailoverIT {

    /** Their own, since what is killed here is not healed: each test makes do with what the other leaves. */
    @RegisterExtension
    static final ClassServer<RedisSentinels> SENTINELS = ClassServer.of(RedisSentinels::start);

    /** {@code timeout} and {@code connect-timeout} together, and what a busy machine adds. */
    private static final long LONGEST_CALL_MILLIS = 300 + 200 + 300;

    private static Application application(String prefix) {
        return Application.at(SENTINELS.get().uri(), "prefix=" + prefix, "timeout=300ms", "connect-timeout=200ms");
    }

    @Test
    void masterKilled_underLoad_isReplacedAndNobodyIsStuck() {
        try (Application application = application("killed")) {
            Cache<String, String> cache = application.cache("cache");
            Load.Report report;
            RedisServer promoted;
            try (Load load = Load.on(cache, true)) {
                load.awaitCalls(1_000);
                promoted = SENTINELS.get().failOver();
                Await.until(
                        "service after the failover",
                        () -> reaches(cache, SENTINELS.get().master(), "killed"));
                load.awaitCalls(1_000);
                report = load.end();
            }
            assertThat(report.wrong()).as("%s", report).isEmpty();
            assertThat(report.failures()).allMatch(StoreException.class::isInstance);
            assertThat(report.longestMillis()).as("%s", report).isLessThan(LONGEST_CALL_MILLIS);
            assertThat(report.failingMillis()).as("%s", report).isLessThan(10_000);
            assertThat(new Shelf(promoted, "killed").entries("cache")).isNotEmpty();
            assertCorrect(cache);
        }
    }

    /** Whether what is written comes to this server: an old master takes writes for a while, which are lost. */
    private static boolean reaches(Cache<String, String> cache, RedisServer master, String prefix) {
        try {
            String key = "works" + System.nanoTime();
            cache.put(key, "yes");
            return new Shelf(master, prefix).entries("cache").stream().anyMatch(name -> name.endsWith(key));
        } catch (StoreException notYet) {
            return false;
        }
    }

    private static void assertCorrect(Cache<String, String> cache) {
        for (int i = 0; i < 200; i++) {
            cache.put("after" + i, "v" + i);
            assertThat(cache.get("after" + i)).isEqualTo("v" + i);
        }
        cache.clear();
        assertThat(cache.iterator()).isExhausted();
    }

    /** What an old master tells says nothing of entries that lie on another. */
    @Test
    void masterReplaced_isToldBeforeTheNewOneIsAsked() {
        RedisPlace place = RedisPlace.of(SENTINELS.get().uri());
        ClientConfigs configs = new ClientConfigs(place, CacheSettings.of(Map.of()));
        byte[] anyKey = {'k'};
        try (Topology topology = new WatchedMaster(place, configs, new ConnectionPoolConfig())) {
            List<Pool<Connection>> askedWhenTold = new ArrayList<>();
            Set<Pool<Connection>> asked = new LinkedHashSet<>();
            topology.watch(() -> askedWhenTold.addAll(asked));
            Pool<Connection> old = topology.of(anyKey);
            asked.add(old);
            SENTINELS.get().failOver();
            Await.until("another master", () -> {
                asked.add(topology.of(anyKey));
                return asked.size() == 2;
            });
            topology.of(anyKey);
            assertThat(askedWhenTold)
                    .as("who had been asked when it was told, once")
                    .containsExactly(old);
        } finally {
            SENTINELS.get().heal();
        }
    }

    @Test
    void masterReplacedOnOrder_underLoad_goesOn() {
        try (Application application = application("ordered")) {
            Cache<String, String> cache = application.cache("cache");
            try (Load load = Load.on(cache, true)) {
                load.awaitCalls(1_000);
                SENTINELS.get().switchOver();
                Await.until(
                        "service after the failover",
                        () -> reaches(cache, SENTINELS.get().master(), "ordered"));
                load.awaitCalls(1_000);
                Load.Report report = load.end();
                assertThat(report.wrong()).as("%s", report).isEmpty();
                assertThat(report.longestMillis()).as("%s", report).isLessThan(LONGEST_CALL_MILLIS);
            }
            assertCorrect(cache);
        }
    }
}
