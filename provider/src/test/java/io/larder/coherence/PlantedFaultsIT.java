// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Trial.Bound;
import io.larder.coherence.Violation.Kind;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.SharedJvms;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That what is checked for would be found. */
final class PlantedFaultsIT {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Test
    void history_naiveTier_isFoundOut() throws Exception {
        URI uri = SERVERS.redis().uri();
        Trial.of("naive tier", uri).naive(uri).brief().isFoundOut(JVMS.get().first(3), Kind.STALE, Kind.OUTLIVED);
    }

    @Test
    void history_changesUnnoticedWhileReading_isFoundOut(@TempDir Path folder) throws Exception {
        JvmOptions planted = ForgottenFills.options(folder);
        try (Jvm first = JVMS.get().more("planted 1", planted);
                Jvm second = JVMS.get().more("planted 2", planted);
                Jvm third = JVMS.get().more("planted 3", planted)) {
            Trial.of("forgotten fills", URI.create("tiered+" + SERVERS.redis().uri()))
                    .brief()
                    .isFoundOut(List.of(first, second, third), Kind.OWN_CHANGE_UNSEEN);
        }
    }

    @Test
    void history_entriesBelievedForTooLong_isFoundOut() throws Exception {
        Trial.of(
                        "staleness of a second instead of a quarter",
                        URI.create("tiered+" + SERVERS.memcached().uri() + "?near.max-staleness=1s"))
                .brief()
                .shown(Bound.exactly(Duration.ofMillis(250)))
                .isFoundOut(JVMS.get().first(3), Kind.STALE);
    }
}
