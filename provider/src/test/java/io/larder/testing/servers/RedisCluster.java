// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of three masters with a replica each, which takes a node for dead after a second. */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int NODES = 2 * MASTERS;
    private static final int SLOTS = 16_384;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ServerGroup group;
    private final List<RedisServer> nodes;

    private RedisCluster(ServerGroup group, List<RedisServer> nodes) {
        this.group = group;
        this.nodes = nodes;
    }

    /** Starts a cluster of the installed servers, open to everybody. */
    public static RedisCluster start() {
        return start(RedisOptions.defaults());
    }

    /** Starts a cluster; all slots are served and all replicas are in step when this returns. */
    public static RedisCluster start(RedisOptions options) {
        List<Integer> ports = FreePorts.some(NODES);
        ServerGroup group = ServerGroup.open(options, ports);
        try {
            RedisCluster cluster = new RedisCluster(group, group.start(ports, RedisCluster::launch));
            cluster.join();
            return cluster;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private static RedisServer launch(Machine machine, int port, RedisOptions options) {
        RedisConfiguration configuration = RedisConfiguration.dataNode(machine, port, options)
                .add("cluster-enabled yes", "cluster-config-file " + port + "-nodes.conf")
                .add("cluster-node-timeout 1000", "cluster-replica-validity-factor 0")
                .add("cluster-announce-ip " + RedisServer.HOST);
        return RedisServer.launch(machine, port, options, configuration);
    }

    private void join() {
        IntStream.range(0, MASTERS).forEach(this::assignSlots);
        nodes.stream().skip(1).forEach(node -> meet(nodes.get(0), node));
        awaitAll("knew all nodes", node -> ClusterView.of(node).knows(NODES));
        IntStream.range(MASTERS, NODES).forEach(replica -> follow(nodes.get(replica), nodes.get(replica - MASTERS)));
        awaitAll("was ready", node -> isHealthy(node));
    }

    private void assignSlots(int master) {
        String[] words = IntStream.range(SLOTS * master / MASTERS, SLOTS * (master + 1) / MASTERS)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        RedisServer server = nodes.get(master);
        server.command(Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), Stream.of(words))
                .toArray(String[]::new));
        server.command("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(master + 1));
    }

    private static void meet(RedisServer node, RedisServer other) {
        node.command("CLUSTER", "MEET", RedisServer.HOST, Integer.toString(other.port()));
    }

    private static void follow(RedisServer replica, RedisServer master) {
        replica.command("CLUSTER", "REPLICATE", String.valueOf(master.command("CLUSTER", "MYID")));
    }

    /** It serves, sees all replicas, and is in step with its master if it is one of them. */
    private static boolean isHealthy(RedisServer node) {
        ClusterView view = ClusterView.of(node);
        return isServing(node)
                && view.masters().size() == MASTERS
                && view.replicas().size() == NODES - MASTERS
                && !"down".equals(node.info("replication").get("master_link_status"));
    }

    private static boolean isServing(RedisServer node) {
        return String.valueOf(node.command("CLUSTER", "INFO")).contains("cluster_state:ok");
    }

    private void awaitAll(String what, Predicate<RedisServer> condition) {
        for (RedisServer node : running()) {
            Await.until(
                    LIMIT,
                    () -> condition.test(node),
                    () -> node + " never " + what + ". It sees:\n" + node.command("CLUSTER", "NODES")
                            + node.command("CLUSTER", "INFO"));
        }
    }

    /** All nodes, also those that were killed, in the order of their start: first those that began as masters. */
    public List<RedisServer> nodes() {
        return nodes;
    }

    /** The nodes that serve slots now. */
    public List<RedisServer> masters() {
        return in(view().masters());
    }

    /** The nodes that follow a master now. */
    public List<RedisServer> replicas() {
        return in(view().replicas());
    }

    /** The master that serves a key now. */
    public RedisServer ownerOf(String key) {
        int slot = ((Long) Objects.requireNonNull(running().get(0).command("CLUSTER", "KEYSLOT", key))).intValue();
        return in(view().nodes().stream().filter(node -> node.owns(slot)).toList())
                .get(0);
    }

    /**
     * Kills a master and returns when all others know that its replica has taken its place and every slot is served.
     *
     * @return the new master
     */
    public RedisServer failOver(RedisServer master) {
        List<RedisServer> before = masters();
        if (!before.contains(master)) {
            throw new IllegalArgumentException(master + " is not a master of this cluster");
        }
        master.kill();
        awaitAll("saw a new master", node -> hasReplaced(master, node));
        return masters().stream()
                .filter(node -> !before.contains(node))
                .findFirst()
                .orElseThrow();
    }

    /** Has a replica take over from its master, both living, and returns when it is a master. */
    public void switchTo(RedisServer replica) {
        Order.untilDone(
                () -> replica.command("CLUSTER", "FAILOVER"),
                () -> masters().contains(replica),
                replica + " in place of its master");
    }

    private static boolean hasReplaced(RedisServer killed, RedisServer node) {
        List<ClusterView.Node> masters = ClusterView.of(node).masters();
        return masters.size() == MASTERS
                && masters.stream().noneMatch(master -> master.port() == killed.port())
                && isServing(node);
    }

    /** Starts again what was killed, and returns when there are three masters and three replicas in step. */
    public void heal() {
        nodes.stream().filter(node -> !node.isRunning()).forEach(RedisServer::restart);
        awaitAll("was healthy again", node -> isHealthy(node));
    }

    private ClusterView view() {
        return ClusterView.of(running().get(0));
    }

    private List<RedisServer> running() {
        return nodes.stream().filter(RedisServer::isRunning).toList();
    }

    private List<RedisServer> in(List<ClusterView.Node> seen) {
        Set<Integer> ports = seen.stream().map(ClusterView.Node::port).collect(Collectors.toSet());
        return nodes.stream().filter(node -> ports.contains(node.port())).toList();
    }

    /** Host and port of each node, with a colon between. */
    public List<String> addresses() {
        return nodes.stream().map(RedisServer::address).toList();
    }

    /** Where Larder finds it, with user and password. */
    public URI uri() {
        return ServerUris.of("redis+cluster", nodes, group.options(), "");
    }

    /** As {@link RedisServer#trustStore()}. */
    public Path trustStore() {
        return nodes.get(0).trustStore();
    }

    /** Ends all nodes and removes their files. */
    @Override
    public void close() {
        group.close();
    }
}
