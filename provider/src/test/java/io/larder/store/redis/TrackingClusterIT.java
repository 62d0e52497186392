// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static io.larder.store.redis.HeardChanges.LOST;
import static io.larder.store.redis.Listening.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;

/** Masters and replicas of a cluster. */
@SecondTry
final class TrackingClusterIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private RedisCluster cluster;
    private Topology topology;
    private Listening listening;

    @BeforeEach
    void listen() {
        cluster = SERVERS.cluster();
        cluster.heal();
        topology = new Cluster(
                Set.of(HostAndPort.from(cluster.nodes().get(0).address())),
                Listening.config().build(),
                new ConnectionPoolConfig());
        listening = Listening.following(this::nodes, Listening.config()).trusted();
        awaitTrustInAll();
    }

    /** A node that has just come back may be named a little later than the others. */
    private void awaitTrustInAll() {
        Await.until(
                "every node is listened to",
                () -> cluster.nodes().stream()
                        .allMatch(node -> Listening.connections(node).size() == 1));
        Await.until("all are trusted", () -> listening.tracking().isTrusted());
        listening.heard().rest();
    }

    /** As the store knows them. */
    private Set<HostAndPort> nodes() {
        topology.refresh();
        return topology.nodes();
    }

    @AfterEach
    void close() {
        listening.close();
        topology.close();
        assertThat(Listening.threads()).isEmpty();
        cluster.heal();
        Await.until(
                "no connection is left",
                () -> cluster.nodes().stream()
                        .allMatch(node -> Listening.connections(node).isEmpty()));
    }

    /** A key of that master. */
    private String keyAt(RedisServer master) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> PREFIX + i)
                .filter(key -> cluster.ownerOf(key) == master)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void changed_onEveryNode_isTold() {
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(Listening.connections(node)).hasSize(1));
        for (RedisServer master : cluster.masters()) {
            String key = keyAt(master);
            master.command("SET", key, "1");
            // by the master, and by its replica
            listening.heard().upTo(key);
            listening.heard().upTo(key);
        }
    }

    @Test
    void changed_afterReplicaTookOver_isToldWithoutLossOfTrust() {
        RedisServer master = cluster.masters().get(0);
        String key = keyAt(master);
        RedisServer replica = cluster.replicas().stream()
                .filter(node -> Integer.toString(master.port())
                        .equals(node.info("replication").get("master_port")))
                .findFirst()
                .orElseThrow();
        cluster.switchTo(replica);
        Await.until("the replica serves", () -> cluster.ownerOf(key) == replica);
        replica.command("SET", key, "2");
        assertThat(listening.heard().upTo(key)).doesNotContain(LOST);
    }

    @Test
    void trust_masterKilled_isLostAndGainedWithoutIt() {
        RedisServer master = cluster.masters().get(1);
        String key = keyAt(master);
        RedisServer promoted = cluster.failOver(master);
        assertThat(listening.heard().upTo(LOST)).containsExactly(LOST);
        listening.trusted();
        promoted.command("SET", key, "3");
        listening.heard().upTo(key);
    }

    @Test
    void trust_nodeComesBack_isLostUntilItIsHeard() {
        RedisServer master = cluster.masters().get(2);
        cluster.failOver(master);
        listening.heard().upTo(LOST);
        listening.trusted();
        listening.heard().rest();
        cluster.heal();
        listening.heard().upTo(LOST);
        listening.trusted();
        awaitTrustInAll();
    }
}
