// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a server executes, told by itself ({@code MONITOR}). Exact: it is asked up to a mark that it executes, not up to a
 * point in time.
 */
public final class RedisMonitor implements AutoCloseable {

    private final RedisServer server;
    private final RespConnection connection;

    RedisMonitor(RedisServer server) {
        this.server = server;
        this.connection = server.connect();
        connection.command("MONITOR");
    }

    /** The commands since this monitor was opened, or since the last call, in the order of execution. */
    public List<MonitoredCommand> commands() {
        String mark = UUID.randomUUID().toString();
        mark(mark);
        List<MonitoredCommand> seen = new ArrayList<>();
        while (true) {
            MonitoredCommand command =
                    MonitoredCommand.parse(String.valueOf(Objects.requireNonNull(connection.next(), "MONITOR")));
            if (command.words().contains(mark)) {
                // neither how the marking connection introduced itself
                seen.removeIf(earlier -> earlier.client().equals(command.client()));
                return List.copyOf(seen);
            }
            seen.add(command);
        }
    }

    private void mark(String mark) {
        try (RespConnection marking = server.connect()) {
            marking.command("ECHO", mark);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
