// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Memcached server of its own on a free port of the loopback address. After {@link #restart()} it is empty. Not for
 * several threads, except {@link #command} and {@link #connect()}.
 */
public final class MemcachedServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String LOG = "memcached";
    private static final String AUTH_FILE = "auth";

    private final Machine machine;
    private final int port;
    private final MemcachedOptions options;
    private volatile @Nullable Program program;

    private MemcachedServer(Machine machine, int port, MemcachedOptions options) {
        this.machine = machine;
        this.port = port;
        this.options = options;
    }

    /** Starts the installed server, open to everybody. */
    public static MemcachedServer start() {
        return start(MemcachedOptions.defaults());
    }

    /**
     * Starts a server; it answers when this returns, or at least listens if it does not speak the text protocol.
     *
     * @throws ServersUnavailableException if there is no such server here
     */
    public static MemcachedServer start(MemcachedOptions options) {
        int port = FreePorts.one();
        Machine machine = Machines.open(Version.MEMCACHED, List.of(port));
        try {
            if (options.user() != null) {
                machine.write(AUTH_FILE, ascii(options.user() + ":" + options.password() + "\n"));
            }
            if (options.isSasl()) {
                machine.write(MemcachedOptions.SASL_FILE, ascii("mech_list: plain\n"));
            }
            MemcachedServer server = new MemcachedServer(machine, port, options);
            server.launch();
            return server;
        } catch (RuntimeException e) {
            Machines.close(machine);
            throw e;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void launch() {
        program = machine.run(LOG, options.commandLine(machine, port, AUTH_FILE));
        Await.until(START_LIMIT, this::isReady, () -> this + " does not answer. Its log:\n" + log());
    }

    private boolean isReady() {
        if (!isRunning()) {
            throw new IllegalStateException(this + " has ended as soon as it was started. Its log:\n" + log());
        }
        return options.isSasl() ? !FreePorts.isFree(port) : answers();
    }

    private boolean answers() {
        try {
            return !command("version").isEmpty();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Host and port, with a colon between. */
    public String address() {
        return HOST + ":" + port;
    }

    /** Where Larder finds it, with user and password. */
    public URI uri() {
        return uri(this);
    }

    /** Where Larder finds several, of which the first says who may come in. */
    public static URI uri(MemcachedServer... servers) {
        MemcachedOptions options = servers[0].options;
        String user = options.user() == null ? "" : options.user() + ":" + options.password() + "@";
        List<String> places =
                Arrays.stream(servers).map(MemcachedServer::address).toList();
        return URI.create("memcached://" + user + String.join(",", places));
    }

    /** Sends it a command line over a connection of its own; gives the first line it says. */
    public String command(String line) {
        try (MemcachedConnection connection = connect()) {
            return connection.command(line);
        }
    }

    /** Opens a connection, as the user this server was started with. */
    public MemcachedConnection connect() {
        return MemcachedConnection.open(HOST, port, options);
    }

    /** What {@code stats} tells, by name. */
    public Map<String, String> stats() {
        try (MemcachedConnection connection = connect()) {
            return connection.stats();
        }
    }

    /** The names of all that lies there, as they are. */
    public List<String> keys() {
        try (MemcachedConnection connection = connect()) {
            return connection.keys();
        }
    }

    /** Stores bytes under any name, as others might. */
    public void put(String name, byte[] value) {
        try (MemcachedConnection connection = connect()) {
            connection.put(name, value);
        }
    }

    /** What it has said. */
    public String log() {
        return machine.log(LOG);
    }

    public boolean isRunning() {
        Program running = program;
        return running != null && running.isAlive();
    }

    /** Ends it on the spot ({@code SIGKILL}). */
    public void kill() {
        running().kill();
    }

    /** Stops it where it stands ({@code SIGSTOP}): connections stay open, nothing is answered. */
    public void pause() {
        running().pause();
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        running().resume();
    }

    /** Starts it again on the same port, empty, after ending it if it runs; it answers when this returns. */
    public void restart() {
        running().kill();
        launch();
    }

    private Program running() {
        return Objects.requireNonNull(program, "launched by whoever made it");
    }

    /** Ends it and removes its files. */
    @Override
    public void close() {
        Machines.close(machine);
    }

    @Override
    public String toString() {
        return "the Memcached server at " + address();
    }
}
