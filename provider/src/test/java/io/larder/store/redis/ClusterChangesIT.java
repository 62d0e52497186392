// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisServer;
import java.util.List;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Masters of a Cluster die or change places, and slots move from one to another, while a cache is used. */
@SecondTry
final class ClusterChangesIT {

    /** Its own, since what is killed here is not healed: each test makes do with what the others leave. */
    @RegisterExtension
    static final ClassServer<RedisCluster> CLUSTER = ClassServer.of(RedisCluster::start);

    /** {@code timeout} and {@code connect-timeout} together, and what a busy machine adds. */
    private static final long LONGEST_CALL_MILLIS = 300 + 200 + 300;

    private static final int MOVED_SLOTS = 40;

    private static Application application(String prefix) {
        return Application.at(CLUSTER.get().uri(), "prefix=" + prefix, "timeout=300ms", "connect-timeout=200ms");
    }

    @Test
    void masterKilled_underLoad_isReplacedAndNobodyIsStuck() {
        try (Application application = application("killed")) {
            Cache<String, String> cache = application.cache("cache");
            Load.Report report;
            try (Load load = Load.on(cache, true)) {
                load.awaitCalls(1_000);
                CLUSTER.get().failOver(CLUSTER.get().masters().get(0));
                Await.until("service after the failover", () -> worksEverywhere(cache));
                load.awaitCalls(1_000);
                report = load.end();
            }
            assertThat(report.wrong()).as("%s", report).isEmpty();
            assertThat(report.failures()).allMatch(StoreException.class::isInstance);
            assertThat(report.longestMillis()).as("%s", report).isLessThan(LONGEST_CALL_MILLIS);
            assertThat(report.failingMillis()).as("%s", report).isLessThan(10_000);
            assertCorrect(cache);
        }
    }

    private static boolean worksEverywhere(Cache<String, String> cache) {
        try {
            for (int i = 0; i < 50; i++) {
                cache.put("works" + i, "yes");
            }
            return true;
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

    @Test
    void replicaTakesOverOnOrder_underLoad_nothingIsLost() {
        try (Application application = application("ordered")) {
            Cache<String, String> cache = application.cache("cache");
            try (Load load = Load.on(cache, false)) {
                load.awaitCalls(1_000);
                RedisServer replica = CLUSTER.get().replicas().get(0);
                CLUSTER.get().switchTo(replica);
                load.awaitCalls(3_000);
                Load.Report report = load.end();
                assertThat(report.wrong()).as("%s", report).isEmpty();
                assertThat(report.longestMillis()).as("%s", report).isLessThan(LONGEST_CALL_MILLIS);
            }
            assertCorrect(cache);
        }
    }

    @Test
    void slotsMoved_underLoad_nothingIsLostAndNothingFails() {
        try (Application application = Application.at(CLUSTER.get().uri(), "prefix=moved")) {
            Cache<String, String> cache = application.cache("cache");
            try (Load load = Load.on(cache, false)) {
                load.awaitCalls(3_000);
                List<Move> moves = Move.ofSlotsWithEntries(CLUSTER.get(), "moved", "cache", MOVED_SLOTS);
                assertThat(moves).hasSizeGreaterThanOrEqualTo(MOVED_SLOTS);
                moves.forEach(move -> move.carryOut(() -> load.awaitCalls(50)));
                moves.forEach(Move::awaitHeard);
                load.awaitCalls(1_000);
                moves.forEach(move -> move.back().carryOut(() -> load.awaitCalls(20)));
                moves.forEach(move -> move.back().awaitHeard());
                Load.Report report = load.end();
                assertThat(report.wrong()).as("%s", report).isEmpty();
                assertThat(report.failures()).as("%s", report).isEmpty();
            }
            assertCorrect(cache);
        }
    }
}
