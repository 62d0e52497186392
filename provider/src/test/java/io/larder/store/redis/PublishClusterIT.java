// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JVMs that tell each other of what they change in a Cluster. */
final class PublishClusterIT {

    private static final RedisCluster CLUSTER = RedisCluster.start();

    private final Application here = tiered();
    private final Application there = tiered();

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @AfterEach
    void end() {
        here.close();
        there.close();
    }

    private static Application tiered() {
        return Application.at(
                URI.create("tiered+" + CLUSTER.uri()), "tracking=publish", "near.max-staleness=1h", "prefix=told");
    }

    private static Map<String, String> all(String value) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            all.put("k" + i, value);
        }
        return all;
    }

    private static void awaitNear(Cache<String, String> cache) {
        Await.until("all to be near", () -> {
            cache.getAll(all("").keySet());
            long before = gets();
            cache.getAll(all("").keySet());
            return gets() == before;
        });
    }

    private static long gets() {
        return CLUSTER.nodes().stream()
                .filter(RedisServer::isRunning)
                .mapToLong(node -> node.commandstats().getOrDefault("get", 0L))
                .sum();
    }

    private static void awaitAll(Cache<String, String> cache, String value) {
        Map<String, String> expected = all(value);
        Await.until("all to be " + value, () -> cache.getAll(expected.keySet()).equals(expected));
    }

    @Test
    void changes_byAnother_areSeenFromEveryNode() {
        Cache<String, String> cache = here.cache("seen");
        Cache<String, String> others = there.cache("seen");
        cache.putAll(all("1"));
        awaitNear(cache);
        others.putAll(all("2"));
        awaitAll(cache, "2");
        awaitNear(cache);
        all("3").forEach(others::put);
        awaitAll(cache, "3");
        awaitNear(cache);
        others.clear();
        Await.until("all to be gone", () -> cache.getAll(all("").keySet()).isEmpty());
    }

    /** Half of a slot's keys are where it was, half where it will be. */
    @Test
    void changes_whileSlotsMove_areSeen() {
        Cache<String, String> cache = here.cache("moved");
        Cache<String, String> others = there.cache("moved");
        cache.putAll(all("0"));
        awaitNear(cache);
        int round = 0;
        for (Move move : Move.ofSlotsWithEntries(CLUSTER, "told", "moved", 5)) {
            String value = "r" + round++;
            move.carryOut(() -> {
                others.putAll(all(value));
                awaitAll(cache, value);
            });
            move.awaitHeard();
        }
        awaitNear(cache);
    }

    @Test
    void changes_afterAReplicaHasTakenOver_areSeen() {
        Cache<String, String> cache = here.cache("followed");
        Cache<String, String> others = there.cache("followed");
        cache.putAll(all("1"));
        awaitNear(cache);
        RedisServer replica = CLUSTER.replicas().get(0);
        CLUSTER.switchTo(replica);
        others.putAll(all("2"));
        awaitAll(cache, "2");
        awaitNear(cache);
        assertThat(List.of(cache.get("k0"), others.get("k0"))).containsOnly("2");
    }
}
