// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of two masters, each of which announces the address of a wiretap before it. */
final class TappedCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;

    private final List<RedisServer> nodes = List.of(RedisServer.start(enabled()), RedisServer.start(enabled()));
    private final List<Wiretap> taps =
            nodes.stream().map(node -> Wiretap.to(node.port())).toList();

    TappedCluster() {
        for (int i = 0; i < nodes.size(); i++) {
            RedisServer node = nodes.get(i);
            node.command("CONFIG", "SET", "cluster-announce-ip", "127.0.0.1");
            node.command("CONFIG", "SET", "cluster-announce-port", port(taps.get(i)));
            node.command("CONFIG", "SET", "cluster-announce-bus-port", String.valueOf(node.port() + 10_000));
            node.command(
                    Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots(i)).toArray(String[]::new));
            node.command("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
        }
        RedisServer first = nodes.get(0);
        first.command(
                "CLUSTER",
                "MEET",
                "127.0.0.1",
                String.valueOf(nodes.get(1).port()),
                String.valueOf(nodes.get(1).port() + 10_000));
        Await.until("the cluster to be one", () -> nodes.stream().allMatch(TappedCluster::knowsAll));
    }

    private static RedisOptions enabled() {
        return RedisOptions.defaults().config("cluster-enabled yes", "cluster-node-timeout 5000");
    }

    private Stream<String> slots(int node) {
        int share = SLOTS / nodes.size();
        return IntStream.range(node * share, (node + 1) * share).mapToObj(String::valueOf);
    }

    private static String port(Wiretap tap) {
        return tap.address().substring(tap.address().indexOf(':') + 1);
    }

    private static boolean knowsAll(RedisServer node) {
        String info = String.valueOf(node.command("CLUSTER", "INFO"));
        Map<String, String> known = node.info("cluster");
        return info.contains("cluster_state:ok")
                && info.contains("cluster_known_nodes:2")
                && info.contains("cluster_slots_ok:" + SLOTS)
                && !known.isEmpty();
    }

    URI uri() {
        return URI.create("redis+cluster://" + taps.get(0).address());
    }

    List<Wiretap> taps() {
        return taps;
    }

    @Override
    public void close() {
        taps.forEach(Wiretap::close);
        nodes.forEach(RedisServer::close);
    }
}
