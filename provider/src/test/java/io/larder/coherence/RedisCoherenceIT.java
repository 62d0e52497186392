// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Performance.Disturbance;
import io.larder.coherence.Performance.History;
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
        History history = Performance.play(jvms(), scenario, Duration.ofSeconds(3), Disturbance.NONE);
        Verdict verdict = judged("naive tier", history, Duration.ofMillis(50));
        assertThat(verdict.kinds()).contains(Violation.Kind.STALE, Violation.Kind.OUTLIVED);
    }
}
