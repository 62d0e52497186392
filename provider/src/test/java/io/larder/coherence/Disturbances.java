// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Span;
import io.larder.coherence.Performance.Disturbance;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisSentinels;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be done to servers while others work with them. */
final class Disturbances {

    /** What the connections are called that tell of changes. */
    private static final String TELLING = " name=larder-tracking ";

    /** Replicas are not further behind than that, and nobody believes in a dead master for longer. */
    private static final long LAG = TimeUnit.MILLISECONDS.toNanos(500);

    /** While a master lives on beside the one that takes its place, it confirms what is lost, and nobody knows since when. */
    private static final String USURPED =
            "On a machine as busy as this, servers took a master for dead that nobody had killed";

    private Disturbances() {}

    /**
     * A server that can be stopped where it stands, and killed and started anew.
     *
     * @param restart it is empty then
     */
    record Victim(Runnable pause, Runnable resume, Runnable restart) {

        static Victim of(RedisServer server) {
            return new Victim(server::pause, server::resume, server::restart);
        }

        static Victim of(MemcachedServer server) {
            return new Victim(server::pause, server::resume, server::restart);
        }
    }

    /** Cuts the connections that tell of changes, again and again. */
    static Disturbance killedConnections(List<RedisServer> servers, Duration beat) {
        return performance -> {
            while (performance.goesOnFor(beat)) {
                servers.forEach(Disturbances::killConnections);
            }
        };
    }

    private static void killConnections(RedisServer server) {
        try (RespConnection connection = server.connect()) {
            for (String id : tellingConnections(connection)) {
                connection.command("CLIENT", "KILL", "ID", id);
            }
        }
    }

    /** The numbers of the connections that tell of changes. */
    private static List<String> tellingConnections(RespConnection connection) {
        return String.valueOf(connection.command("CLIENT", "LIST"))
                .lines()
                .filter(line -> line.contains(TELLING))
                .map(line -> line.substring("id=".length(), line.indexOf(' ')))
                .toList();
    }

    /** Stops the server where it stands, for so long, again and again. */
    static Disturbance paused(Victim victim, Duration length, Duration beat) {
        return performance -> {
            while (performance.goesOnFor(beat)) {
                victim.pause().run();
                try {
                    performance.goesOnFor(length);
                } finally {
                    victim.resume().run();
                }
            }
        };
    }

    /** Kills the server and starts it anew, empty, again and again. */
    static Disturbance restarted(Victim victim, Duration beat) {
        return performance -> {
            while (performance.goesOnFor(beat)) {
                victim.restart().run();
            }
        };
    }

    /** Kills the master and heals the rest, again and again; a replica takes over that may not have heard the last of it. */
    static Disturbance failedOver(RedisSentinels sentinels, Duration beat) {
        return failedOver(beat, () -> Set.of(sentinels.master()), master -> sentinels.failOver(), sentinels::heal);
    }

    /** The same with one master after the other of a cluster. */
    static Disturbance failedOver(RedisCluster cluster, Duration beat) {
        return failedOver(beat, () -> Set.copyOf(cluster.masters()), cluster::failOver, cluster::heal);
    }

    private static Disturbance failedOver(
            Duration beat, Supplier<Set<RedisServer>> masters, Consumer<RedisServer> failOver, Runnable heal) {
        return performance -> {
            Set<RedisServer> known = masters.get();
            while (performance.goesOnFor(beat)) {
                performance.voidUnless(known.equals(masters.get()), USURPED);
                long begin = System.nanoTime();
                failOver.accept(known.iterator().next());
                performance.loses(new Span(begin - LAG, System.nanoTime() + LAG));
                known = masters.get();
                heal.run();
            }
            performance.voidUnless(known.equals(masters.get()), USURPED);
        };
    }

    /** The connections that tell of changes say nothing any more, for so long. */
    static Disturbance swallowed(SwallowingProxy proxy, Duration after, Duration length) {
        return performance -> {
            performance.goesOnFor(after);
            proxy.swallow(true);
            performance.goesOnFor(length);
            proxy.swallow(false);
        };
    }
}
