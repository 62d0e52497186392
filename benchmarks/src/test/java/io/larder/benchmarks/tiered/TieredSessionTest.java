// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.RedisServer;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each contender does each thing right on a real server: a fast wrong answer must not enter a report, and no row can rot. */
class TieredSessionTest {
    private static final int THREADS = 2;

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static NearClient client(TieredContender contender) {
        return contender.open(server.uri(), THREADS, new Properties());
    }

    @ParameterizedTest
    @EnumSource
    void session_eachRow_isAnsweredRight(TieredContender contender) {
        try (TieredSession session = new TieredSession(client(contender), 1)) {
            for (TieredKind kind : TieredKind.values()) {
                if (contender.does(kind) && kind.isHits()) {
                    session.fill(kind);
                    session.load(kind);
                    assertThat(session.hits(kind, THREADS, 1, 20)).isPositive();
                    assertThat(session.bytes(kind, 1)).isNotNegative();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LARDER", "BASELINE", "REDISSON"})
    void session_mix_countsItsReads(TieredContender contender) {
        try (TieredSession session = new TieredSession(client(contender), 1)) {
            session.fill(TieredKind.FITS);
            TieredSession.Mixed mixed = session.mix(TieredKind.FITS, THREADS, 20);

            assertThat(mixed.operationsPerSecond()).isPositive();
            assertThat(mixed.reads()).isPositive().matches(reads -> reads % (NearTurn.BATCH - 1) == 0);
        }
    }

    /** Of a contender that reads from the server each time all ratios would be of something else. */
    @ParameterizedTest
    @EnumSource(names = {"LARDER", "BASELINE", "REDISSON"})
    void cache_readAgain_sendsNothing(TieredContender contender) throws Exception {
        try (TieredSession session = new TieredSession(client(contender), 1)) {
            session.fill(TieredKind.ETERNAL);
            await(() -> {
                long before = farReads(contender);
                session.load(TieredKind.ETERNAL);
                return farReads(contender) == before;
            });
        }
    }

    private static long farReads(TieredContender contender) {
        String calls = server.info("commandstats").getOrDefault("cmdstat_" + contender.farRead(), "calls=0,");
        return Long.parseLong(calls.substring("calls=".length(), calls.indexOf(',')));
    }

    /** Two clients of one JVM stand for two JVMs, where the contender lets them. */
    @ParameterizedTest
    @EnumSource(names = {"BASELINE", "REDISSON"})
    void cache_changedElsewhere_isSeen(TieredContender contender) throws Exception {
        try (NearClient one = client(contender);
                NearClient other = client(contender)) {
            NearCache writing = one.open(TieredKind.VISIBLE);
            NearCache reading = other.open(TieredKind.VISIBLE);
            for (String value : new String[] {"1", "2", "3"}) {
                writing.put("k", value);
                assertThat(writing.get("k")).isEqualTo(value);
                await(() -> value.equals(reading.get("k")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LARDER", "BASELINE", "REDISSON"})
    void watch_allChanges_seesThemInOrder(TieredContender contender) {
        try (TieredSession session = new TieredSession(client(contender), 1)) {
            session.watch(100, 5);
            long[] replied = session.write(100, 5);
            long[] seen = session.seen();

            assertThat(replied).hasSize(5).isSorted();
            assertThat(seen).hasSize(5).isSorted();
            assertThat(seen[4]).isGreaterThan(replied[0]);
        }
    }

    @Test
    void baseline_ownWrite_staysNear() {
        try (NearClient client = client(TieredContender.BASELINE)) {
            NearCache cache = client.open(TieredKind.FITS);
            cache.put("own", "1");
            long before = farReads(TieredContender.BASELINE);

            assertThat(cache.get("own")).isEqualTo("1");
            assertThat(farReads(TieredContender.BASELINE)).isEqualTo(before);
        }
    }

    @Test
    void read_entryMissing_endsTheRun() {
        try (NearClient client = client(TieredContender.BASELINE)) {
            NearTurn turn = new NearTurn(client.open(TieredKind.CREATED), TieredKind.CREATED, 1);

            assertThatThrownBy(turn::read)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("missing");
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
