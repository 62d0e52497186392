// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only two processes can show. */
class TieredPairTest {

    @Test
    void pair_ofTwoJvms_sharesEntriesAndSeesChanges() {
        try (RedisServer server = RedisServer.start();
                TieredPair pair = TieredPair.start(TieredContender.LARDER, server.uri(), 2, Map.of())) {
            assertThat(pair.haveOneClock()).isTrue();

            pair.fill(TieredKind.FITS);
            TieredSession.Mixed mixed = pair.mix(new TieredCell(TieredKind.FITS, 1), 50);
            assertThat(mixed.operationsPerSecond()).isPositive();
            assertThat(mixed.reads()).isGreaterThanOrEqualTo(2L * (NearTurn.BATCH - 1));

            List<Double> delays = pair.delays(10, 20);
            assertThat(delays).hasSize(20).allMatch(millis -> millis >= 0 && millis < 30_000);
        }
    }

    @Test
    void pair_orderThatFails_tellsWhoAndWhy() {
        try (RedisServer server = RedisServer.start();
                TieredPair pair = TieredPair.start(TieredContender.BASELINE, server.uri(), 1, Map.of())) {
            TieredPace pace = TieredPace.named("quick").withSlice(Duration.ofMillis(10));

            assertThatThrownBy(() -> pair.hitsPerSecond(new TieredCell(TieredKind.ETERNAL, 1), pace))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("caffeine+jedis 1")
                    .hasMessageContaining("An entry is missing");
        }
    }
}
