// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** A tracking of the keys that begin with {@value #PREFIX}, and what it told. */
final class Listening implements AutoCloseable {

    static final String PREFIX = "larder:tracked:";

    static final TrackingTimes TIMES = new TrackingTimes(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            new BackOff(Duration.ofMillis(20), Duration.ofMillis(200)),
            Duration.ofMillis(100));

    private final Nodes nodes;
    private final HeardChanges heard = new HeardChanges();
    private final Tracking tracking;

    private Listening(Nodes nodes) {
        this.nodes = nodes;
        this.tracking = new Tracking(new TrackingSpec(nodes, TrackingWay.TOLD, List.of(PREFIX), heard, TIMES));
    }

    static Listening to(RedisServer server) {
        return to(() -> List.of(server), config());
    }

    static Listening to(Supplier<List<RedisServer>> servers, DefaultJedisClientConfig.Builder config) {
        return following(
                () -> servers.get().stream()
                        .map(server -> HostAndPort.from(server.address()))
                        .collect(Collectors.toSet()),
                config);
    }

    static Listening following(Supplier<Set<HostAndPort>> nodes, DefaultJedisClientConfig.Builder config) {
        Listening listening = new Listening(new Nodes(nodes, config.build()));
        listening.tracking.start();
        return listening;
    }

    static DefaultJedisClientConfig.Builder config() {
        return DefaultJedisClientConfig.builder().connectionTimeoutMillis(2_000).socketTimeoutMillis(10_000);
    }

    Listening trusted() {
        heard.upTo(HeardChanges.GAINED);
        Await.until("trust is shown", tracking::isTrusted);
        return this;
    }

    Tracking tracking() {
        return tracking;
    }

    HeardChanges heard() {
        return heard;
    }

    /** How often it has begun to open a connection. */
    int attempts() {
        return nodes.attempts.get();
    }

    /** The connections of trackings to a server, as lines of {@code CLIENT LIST}. */
    static List<String> connections(RedisServer server) {
        return String.valueOf(server.command("CLIENT", "LIST"))
                .lines()
                .filter(line -> line.contains(" name=" + TrackingWay.CLIENT_NAME + " "))
                .toList();
    }

    static void killConnections(RedisServer server) {
        for (String line : connections(server)) {
            String id = line.substring("id=".length(), line.indexOf(' '));
            server.command("CLIENT", "KILL", "ID", id);
        }
    }

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("larder-tracking-"))
                .toList();
    }

    @Override
    public void close() {
        tracking.close();
    }

    private record Nodes(Supplier<Set<HostAndPort>> known, JedisClientConfig config, AtomicInteger attempts)
            implements TrackedNodes {

        Nodes(Supplier<Set<HostAndPort>> known, JedisClientConfig config) {
            this(known, config, new AtomicInteger());
        }

        @Override
        public Set<HostAndPort> nodes() {
            return known.get();
        }

        @Override
        public JedisClientConfig configOf(HostAndPort node) {
            attempts.incrementAndGet();
            return config;
        }

        @Override
        public String toString() {
            return "test servers";
        }
    }
}
