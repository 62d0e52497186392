// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Performance.Disturbance;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a near tier; and with one that is no good, which is noticed. */
final class RedisCoherenceIT extends CoherenceContract {

    @Override
    URI uri(URI server) {
        return server;
    }

    @Override
    Duration silence() {
        return Duration.ofSeconds(2);
    }

    @Test
    void history_naiveTier_isNoticed() throws Exception {
        Scenario scenario = scenario(SERVERS.redis().uri(), true);
        Verdict verdict = play("naive tier", scenario, Duration.ofSeconds(3), Duration.ofMillis(50), Disturbance.NONE);
        assertThat(verdict.kinds()).contains(Violation.Kind.STALE, Violation.Kind.OUTLIVED);
    }
}
