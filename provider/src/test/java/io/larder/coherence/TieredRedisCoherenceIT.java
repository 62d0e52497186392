// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Performance.Disturbance;
import io.larder.coherence.Performance.History;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A near tier in each JVM before one Redis. */
final class TieredRedisCoherenceIT extends CoherenceContract {

    @Override
    URI uri(URI server) {
        return URI.create("tiered+" + server);
    }

    @Override
    Duration silence() {
        return Duration.ofSeconds(2);
    }

    /** That what is checked for would be found. */
    @Test
    void history_changesUnnoticedWhileReading_isNotCoherent(@TempDir Path folder) throws Exception {
        JvmOptions planted = ForgottenFills.options(folder);
        try (Jvm first = JVMS.get().more("planted 1", planted);
                Jvm second = JVMS.get().more("planted 2", planted);
                Jvm third = JVMS.get().more("planted 3", planted)) {
            Scenario scenario = scenario(uri(SERVERS.redis().uri()), false);
            History history =
                    Performance.play(List.of(first, second, third), scenario, Duration.ofSeconds(5), Disturbance.NONE);
            Verdict verdict = judged("planted fault", history, Duration.ofMillis(50));
            assertThat(verdict.kinds()).contains(Violation.Kind.STALE);
        }
    }
}
