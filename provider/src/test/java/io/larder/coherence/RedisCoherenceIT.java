// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Without a near tier: nothing that a near tier could be blamed for. */
@EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
final class RedisCoherenceIT extends RedisCoherenceContract {

    @Override
    URI uri(URI server) {
        return server;
    }
}
