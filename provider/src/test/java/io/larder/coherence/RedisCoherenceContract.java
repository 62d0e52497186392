// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Disturbances.Victim;
import io.larder.multijvm.SharedJvms;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What JVMs see of caches in Redis that they all change, whatever happens to the server. A subclass says by which URI they
 * reach it.
 */
abstract class RedisCoherenceContract {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** The URI by which caches are reached on a server, made from the one of the server itself. */
    abstract URI uri(URI server);

    static RedisServer server() {
        return server;
    }

    final Trial trial(String name) {
        return Trial.of(getClass().getSimpleName() + ", " + name, uri(server.uri()));
    }

    @Test
    void history_quiet_isCoherent() throws Exception {
        trial("quiet").isCoherent(JVMS);
    }

    @Test
    void history_trackingConnectionsKilled_isCoherent() throws Exception {
        trial("tracking connections killed")
                .disturbed(Disturbances.killedConnections(List.of(server), Trial.beat(300, 1_000)))
                .isCoherent(JVMS);
    }

    @Test
    void history_serverPaused_isCoherent() throws Exception {
        serverPaused();
    }

    final void serverPaused() throws Exception {
        trial("server paused")
                .disturbed(Disturbances.paused(Victim.of(server), Duration.ofSeconds(2), Trial.beat(1_000, 6_000)))
                .lasting(Duration.ofSeconds(4))
                .isCoherent(JVMS);
    }

    @Test
    void history_serverRestarted_isCoherent() throws Exception {
        serverRestarted();
    }

    final void serverRestarted() throws Exception {
        trial("server restarted")
                .disturbed(Disturbances.restarted(Victim.of(server), Trial.beat(1_000, 6_000)))
                .isCoherent(JVMS);
    }

    /** Starting and healing so many servers takes too long for a short run. */
    @Test
    @EnabledIfSystemProperty(named = Trial.SECONDS_PROPERTY, matches = Trial.LONG)
    void history_masterFailedOver_isCoherent() throws Exception {
        SERVERS.sentinels().heal();
        Trial.of(
                        getClass().getSimpleName() + ", master failed over",
                        uri(SERVERS.sentinels().uri()))
                .disturbed(Disturbances.failedOver(SERVERS.sentinels(), Duration.ofSeconds(5)))
                .isCoherent(JVMS);
    }
}
