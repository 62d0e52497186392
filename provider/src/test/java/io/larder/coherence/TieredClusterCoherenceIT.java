// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.multijvm.SharedJvms;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A near tier in each JVM before a Redis Cluster, all nodes of which tell of changes. */
@EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
final class TieredClusterCoherenceIT {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private RedisCluster cluster;

    @BeforeEach
    void heal() {
        cluster = SERVERS.cluster();
        cluster.heal();
    }

    private Trial trial(String name) {
        return Trial.of("cluster, " + name, URI.create("tiered+" + cluster.uri()));
    }

    @Test
    void history_quiet_isCoherent() throws Exception {
        trial("quiet").isCoherent(JVMS);
    }

    @Test
    void history_trackingConnectionsKilled_isCoherent() throws Exception {
        trial("tracking connections killed")
                .disturbed(Disturbances.killedConnections(cluster.nodes(), Duration.ofSeconds(1)))
                .isCoherent(JVMS);
    }

    @Test
    void history_mastersFailedOver_isCoherent() throws Exception {
        trial("masters failed over")
                .disturbed(Disturbances.failedOver(cluster, Duration.ofSeconds(5)))
                .isCoherent(JVMS);
    }
}
