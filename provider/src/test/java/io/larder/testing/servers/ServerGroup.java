// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.ArrayList;
import java.util.List;

/** Servers on one machine that start and go together. */
final class ServerGroup implements AutoCloseable {

    private final Machine machine;
    private final RedisOptions options;

    private ServerGroup(Machine machine, RedisOptions options) {
        this.machine = machine;
        this.options = options;
    }

    static ServerGroup open(RedisOptions options, List<Integer> ports) {
        Machine machine = Machines.open(options.version(), ports);
        try {
            ServerFiles.write(machine, options);
            return new ServerGroup(machine, options);
        } catch (RuntimeException e) {
            Machines.close(machine);
            throw e;
        }
    }

    /** Starts a server for each port, all at once, and returns when each answers. */
    List<RedisServer> start(List<Integer> ports, Launch launch) {
        List<RedisServer> servers = new ArrayList<>();
        ports.forEach(port -> servers.add(launch.at(machine, port, options)));
        servers.forEach(RedisServer::awaitAnswer);
        return List.copyOf(servers);
    }

    RedisOptions options() {
        return options;
    }

    @Override
    public void close() {
        Machines.close(machine);
    }

    /** Starts one server and need not wait for it. */
    interface Launch {
        RedisServer at(Machine machine, int port, RedisOptions options);
    }
}
