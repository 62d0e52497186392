// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Register.Expiry;
import io.larder.coherence.Trial.Bound;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A near tier in each JVM before one Redis, which tells of each change. */
final class TieredRedisCoherenceIT extends RedisCoherenceContract {

    /** How long a JVM believes in a connection that says nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    @Override
    URI uri(URI server) {
        return URI.create("tiered+" + server);
    }

    @Test
    void history_foreignWriter_isCoherent() throws Exception {
        trial("foreign writer")
                .disturbed(new ForeignWriter(server(), Duration.ofMillis(15)))
                .isCoherent(JVMS);
    }

    @Test
    void history_trackingConnectionsSwallowed_isStaleForNoLongerThanTheySayNothing() throws Exception {
        try (SwallowingProxy proxy = SwallowingProxy.before(server().port())) {
            Trial.of("tracking connections swallowed", uri(URI.create("redis://127.0.0.1:" + proxy.port())))
                    .disturbed(Disturbances.swallowed(proxy, Trial.beat(1_000, 6_000), SILENCE.multipliedBy(2)))
                    .lasting(Duration.ofSeconds(6))
                    .shown(Bound.told(SILENCE.plus(Trial.BOUND)))
                    .isCoherent(JVMS);
        }
    }

    /** A machine that is busy makes some of them late, and says nothing of the usual one. */
    @Test
    void change_elsewhere_showsSoon() throws Exception {
        Visibility visibility = Visibility.measure(
                new Register(Trial.cache(uri(server().uri())), Expiry.NEVER, false, false),
                JVMS.get().first(2).get(0),
                JVMS.get().first(2).get(1),
                500);
        System.out.println("coherence, a change shows in another JVM: " + visibility);
        assertThat(visibility.percentile(50)).isLessThan(10);
    }
}
