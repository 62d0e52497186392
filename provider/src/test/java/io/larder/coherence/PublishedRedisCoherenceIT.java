// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A near tier in each JVM before one Redis, where the JVMs tell each other of what they change. */
final class PublishedRedisCoherenceIT extends RedisCoherenceContract {

    @Override
    URI uri(URI server) {
        return URI.create("tiered+" + server + "?tracking=publish");
    }

    @Test
    @Override
    @EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
    void history_serverPaused_isCoherent() throws Exception {
        serverPaused();
    }

    @Test
    @Override
    @EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
    void history_serverRestarted_isCoherent() throws Exception {
        serverRestarted();
    }
}
