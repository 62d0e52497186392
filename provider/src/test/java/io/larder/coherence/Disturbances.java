// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Span;
import io.larder.coherence.Performance.Disturbance;
import io.larder.testing.servers.RedisSentinels;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What can be done to servers while others work with them. */
final class Disturbances {

    /** What the connections are called that tell of changes. */
    private static final String TELLING = " name=larder-tracking ";

    /** Replicas are not further behind than that. */
    private static final long LAG = TimeUnit.MILLISECONDS.toNanos(500);

    private Disturbances() {}

    /** Cuts the connections that tell of changes, again and again. */
    static Disturbance killedConnections(RedisServer server, Duration beat) {
        return performance -> {
            try (RespConnection connection = server.connect()) {
                while (performance.goesOnFor(beat)) {
                    for (String id : tellingConnections(connection)) {
                        connection.command("CLIENT", "KILL", "ID", id);
                    }
                }
            }
        };
    }

    /** The numbers of the connections that tell of changes. */
    static List<String> tellingConnections(RespConnection connection) {
        return String.valueOf(connection.command("CLIENT", "LIST"))
                .lines()
                .filter(line -> line.contains(TELLING))
                .map(line -> line.substring("id=".length(), line.indexOf(' ')))
                .toList();
    }

    /** Stops the server where it stands, for so long, again and again. */
    static Disturbance paused(RedisServer server, Duration length, Duration beat) {
        return performance -> {
            while (performance.goesOnFor(beat)) {
                server.pause();
                try {
                    performance.goesOnFor(length);
                } finally {
                    server.resume();
                }
            }
        };
    }

    /** Kills the server and starts it anew, empty, again and again. */
    static Disturbance restarted(RedisServer server, Duration beat) {
        return performance -> {
            while (performance.goesOnFor(beat)) {
                server.restart();
            }
        };
    }

    /** Kills the master once; a replica takes over that may not have heard the last of it. */
    static Disturbance failedOver(RedisSentinels sentinels, Duration after) {
        return performance -> {
            performance.goesOnFor(after);
            long begin = System.nanoTime();
            sentinels.failOver();
            performance.loses(new Span(begin - LAG, System.nanoTime() + LAG));
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
