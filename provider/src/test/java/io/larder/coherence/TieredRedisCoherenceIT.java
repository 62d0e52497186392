// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.net.URI;
import java.time.Duration;

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
}
