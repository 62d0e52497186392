// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of one server's {@code redis.conf}. */
final class RedisConfiguration {

    static final String CERTIFICATE = "certificate.pem";
    static final String KEY = "key.pem";

    private final List<String> lines = new ArrayList<>();

    private RedisConfiguration() {}

    /** For a server that listens on a port and keeps nothing. */
    static RedisConfiguration dataNode(Machine machine, int port, RedisOptions options) {
        RedisConfiguration configuration = node(machine, port, options)
                .add("save \"\"", "appendonly no", "rdb-del-sync-files yes", "dbfilename " + port + ".rdb")
                .add("repl-diskless-sync yes", "repl-diskless-sync-delay 0");
        configuration.admit(options);
        return configuration.add(options.lines().toArray(String[]::new));
    }

    /** For a Sentinel, which knows no users of its own. */
    static RedisConfiguration sentinel(Machine machine, int port, RedisOptions options) {
        return node(machine, port, options);
    }

    private static RedisConfiguration node(Machine machine, int port, RedisOptions options) {
        RedisConfiguration configuration = new RedisConfiguration()
                .add("bind " + machine.listenOn(), "protected-mode no", "daemonize no")
                .add("dir \"" + machine.serverFolder() + "\"");
        return options.certificates() == null
                ? configuration.add("port " + port)
                : configuration.encrypt(machine, port);
    }

    private RedisConfiguration encrypt(Machine machine, int port) {
        String folder = machine.serverFolder() + "/";
        return add("port 0", "tls-port " + port, "tls-auth-clients no", "tls-replication yes", "tls-cluster yes")
                .add("tls-cert-file \"" + folder + CERTIFICATE + "\"", "tls-key-file \"" + folder + KEY + "\"")
                .add("tls-ca-cert-file \"" + folder + CERTIFICATE + "\"");
    }

    /** Replicas introduce themselves to their master as the same user. */
    private void admit(RedisOptions options) {
        if (options.password() == null) {
            return;
        }
        if (options.hasNamedUser()) {
            add("user default off", "masteruser " + options.user());
        }
        add("user " + options.user() + " on >" + options.password() + " ~* &* +@all");
        add("masterauth " + options.password());
    }

    RedisConfiguration add(String... more) {
        lines.addAll(Arrays.asList(more));
        return this;
    }

    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
