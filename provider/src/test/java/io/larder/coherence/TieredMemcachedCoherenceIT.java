// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Disturbances.Victim;
import io.larder.coherence.Trial.Bound;
import io.larder.multijvm.SharedJvms;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A near tier in each JVM before two Memcached servers, which tell of nothing: what was changed elsewhere shows within
 * {@code near.max-staleness}, and all the rest is promised as it is before Redis.
 */
final class TieredMemcachedCoherenceIT {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    private static final Duration STALENESS = Duration.ofMillis(250);
    private static final MemcachedServer ONE = MemcachedServer.start();
    private static final MemcachedServer TWO = MemcachedServer.start();

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    private static Trial trial(String name, Duration staleness) {
        URI uri = URI.create(
                "tiered+" + MemcachedServer.uri(ONE, TWO) + "?near.max-staleness=" + staleness.toMillis() + "ms");
        // An entry's age counts from before it was asked for.
        return Trial.of("Memcached, " + name, uri).shown(Bound.exactly(staleness));
    }

    @Test
    void history_quiet_isAsStaleAsItMayBe() throws Exception {
        trial("quiet", STALENESS).isCoherent(JVMS);
    }

    @Test
    @EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
    void history_nearEntriesNeverBelieved_isNotStale() throws Exception {
        trial("nothing kept", Duration.ZERO).isCoherent(JVMS);
    }

    @Test
    void history_oneServerPaused_isAsStaleAsItMayBe() throws Exception {
        trial("one server paused", STALENESS)
                .disturbed(Disturbances.paused(Victim.of(TWO), Duration.ofSeconds(2), Trial.beat(1_000, 6_000)))
                .lasting(Duration.ofSeconds(4))
                .isCoherent(JVMS);
    }

    @Test
    void history_oneServerRestarted_isAsStaleAsItMayBe() throws Exception {
        trial("one server restarted", STALENESS)
                .disturbed(Disturbances.restarted(Victim.of(TWO), Trial.beat(1_000, 6_000)))
                .isCoherent(JVMS);
    }
}
