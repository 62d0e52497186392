// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A master with two replicas, watched by three Sentinels that take it for dead after a second. */
public final class RedisSentinels implements AutoCloseable {

    /** What the Sentinels call the master. */
    public static final String MASTER = "larder";

    private static final int REPLICAS = 2;
    private static final int SENTINELS = 3;
    private static final int QUORUM = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ServerGroup group;
    private final List<RedisServer> nodes;
    private final List<RedisServer> sentinels;

    private RedisSentinels(ServerGroup group, List<RedisServer> nodes, List<RedisServer> sentinels) {
        this.group = group;
        this.nodes = nodes;
        this.sentinels = sentinels;
    }

    /** Starts installed servers, open to everybody. */
    public static RedisSentinels start() {
        return start(RedisOptions.defaults());
    }

    /**
     * Starts servers; all Sentinels know of each other and of all replicas when this returns.
     *
     * @param options the user is one of the servers; Sentinels answer everybody
     */
    public static RedisSentinels start(RedisOptions options) {
        List<Integer> ports = FreePorts.some(1 + REPLICAS + SENTINELS);
        List<Integer> nodePorts = ports.subList(0, 1 + REPLICAS);
        int master = nodePorts.get(0);
        ServerGroup group = ServerGroup.open(options, ports);
        try {
            List<RedisServer> nodes =
                    group.start(nodePorts, (machine, port, asked) -> launchNode(machine, port, asked, master));
            List<RedisServer> sentinels = group.start(
                    ports.subList(1 + REPLICAS, ports.size()),
                    (machine, port, asked) -> launchSentinel(machine, port, asked, master));
            RedisSentinels started = new RedisSentinels(group, nodes, sentinels);
            started.awaitHealth();
            return started;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private static RedisServer launchNode(Machine machine, int port, RedisOptions options, int master) {
        RedisConfiguration configuration = RedisConfiguration.dataNode(machine, port, options)
                .add("replica-announce-ip " + RedisServer.HOST, "replica-announce-port " + port);
        if (port != master) {
            configuration.add("replicaof " + RedisServer.HOST + " " + master);
        }
        return RedisServer.launch(machine, port, options, configuration);
    }

    private static RedisServer launchSentinel(Machine machine, int port, RedisOptions options, int master) {
        RedisConfiguration configuration = RedisConfiguration.sentinel(machine, port, options)
                .add("sentinel monitor " + MASTER + " " + RedisServer.HOST + " " + master + " " + QUORUM)
                .add("sentinel down-after-milliseconds " + MASTER + " 1000")
                .add("sentinel failover-timeout " + MASTER + " 5000")
                .add("sentinel announce-ip " + RedisServer.HOST, "sentinel announce-port " + port);
        if (options.password() != null) {
            configuration.add("sentinel auth-pass " + MASTER + " " + options.password());
        }
        if (options.password() != null && options.hasNamedUser()) {
            configuration.add("sentinel auth-user " + MASTER + " " + options.user());
        }
        return RedisServer.launchSentinel(machine, port, options, configuration);
    }

    private void awaitHealth() {
        awaitAll(sentinels, "knew everybody", RedisSentinels::knowsEverybody);
        Await.until(
                LIMIT,
                this::isInStep,
                () -> "The servers never were in step. Their logs:\n"
                        + running(nodes).stream().map(RedisServer::log).collect(Collectors.joining("\n")));
    }

    /** Looks anew who is master each time: a failover may be under way. */
    private boolean isInStep() {
        RedisServer master = master();
        boolean agreed = running(sentinels).stream().allMatch(sentinel -> namedBy(sentinel) == master);
        return agreed
                && "master".equals(master.info("replication").get("role"))
                && replicas().stream()
                        .allMatch(node -> "up".equals(node.info("replication").get("master_link_status")));
    }

    private static boolean knowsEverybody(RedisServer sentinel) {
        SentinelView view = SentinelView.of(sentinel, MASTER);
        return view.is("num-slaves", REPLICAS) && view.is("num-other-sentinels", SENTINELS - 1) && view.isUp();
    }

    private static void awaitAll(List<RedisServer> servers, String what, Predicate<RedisServer> condition) {
        for (RedisServer server : servers) {
            Await.until(
                    LIMIT,
                    () -> condition.test(server),
                    () -> server + " never " + what + ". Its log:\n" + server.log());
        }
    }

    /** The server that Sentinels name as master now. */
    public RedisServer master() {
        return namedBy(running(sentinels).get(0));
    }

    /** The servers that follow the master now, without those that were killed. */
    public List<RedisServer> replicas() {
        RedisServer master = master();
        return running(nodes).stream().filter(node -> node != master).toList();
    }

    /** Master and replicas, also those that were killed. */
    public List<RedisServer> nodes() {
        return nodes;
    }

    public List<RedisServer> sentinels() {
        return sentinels;
    }

    /**
     * Kills the master and returns when all Sentinels name one of the replicas and it takes writes.
     *
     * @return the new master
     */
    public RedisServer failOver() {
        RedisServer old = master();
        old.kill();
        awaitAll(running(sentinels), "named a new master", sentinel -> namedBy(sentinel) != old);
        RedisServer promoted = master();
        awaitAll(
                List.of(promoted),
                "became a master",
                node -> "master".equals(node.info("replication").get("role")));
        return promoted;
    }

    /**
     * Has a Sentinel replace a master that lives, and returns when it names another.
     *
     * @return the new master
     */
    public RedisServer switchOver() {
        RedisServer old = master();
        RedisServer sentinel = running(sentinels).get(0);
        Order.untilDone(
                () -> sentinel.command("SENTINEL", "FAILOVER", MASTER),
                () -> namedBy(sentinel) != old,
                "a replica in place of " + old);
        return master();
    }

    /** Starts again what was killed, and returns when one master has two replicas in step. */
    public void heal() {
        Stream.concat(nodes.stream(), sentinels.stream())
                .filter(server -> !server.isRunning())
                .forEach(RedisServer::restart);
        awaitHealth();
    }

    private RedisServer namedBy(RedisServer sentinel) {
        Object address = sentinel.command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER);
        String port = String.valueOf(((List<?>) Objects.requireNonNull(address, MASTER)).get(1));
        return nodes.stream()
                .filter(node -> port.equals(Integer.toString(node.port())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sentinel + " names a master at port " + port));
    }

    private static List<RedisServer> running(List<RedisServer> servers) {
        return servers.stream().filter(RedisServer::isRunning).toList();
    }

    /** Where Larder finds them, with user and password. */
    public URI uri() {
        return ServerUris.of("redis+sentinel", sentinels, group.options(), "/" + MASTER);
    }

    /** As {@link RedisServer#trustStore()}. */
    public Path trustStore() {
        return nodes.get(0).trustStore();
    }

    /** Ends all servers and Sentinels and removes their files. */
    @Override
    public void close() {
        group.close();
    }
}
