// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Redis or Valkey server of its own on a free port of the loopback address. It keeps nothing: after
 * {@link #restart()} it is empty. Not for several threads, except {@link #command} and {@link #connect()}.
 */
public final class RedisServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Machine machine;
    private final int port;
    private final RedisOptions options;
    private final List<String> command;
    private final boolean ownsMachine;
    private volatile @Nullable Program program;

    private RedisServer(Machine machine, int port, RedisOptions options, List<String> command, boolean ownsMachine) {
        this.machine = machine;
        this.port = port;
        this.options = options;
        this.command = command;
        this.ownsMachine = ownsMachine;
    }

    /** Starts the installed server, open to everybody. */
    public static RedisServer start() {
        return start(RedisOptions.defaults());
    }

    /** Starts a server of some version, open to everybody. */
    public static RedisServer of(Version version) {
        return start(RedisOptions.defaults().version(version));
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws ServersUnavailableException if there is no such server here
     */
    public static RedisServer start(RedisOptions options) {
        int port = FreePorts.one();
        Machine machine = Machines.open(options.version(), List.of(port));
        try {
            ServerFiles.write(machine, options);
            RedisConfiguration configuration = RedisConfiguration.dataNode(machine, port, options);
            machine.write(fileName(port), configuration.bytes());
            RedisServer server = new RedisServer(machine, port, options, commandOf(machine, port), true);
            server.launch();
            server.awaitAnswer();
            return server;
        } catch (RuntimeException e) {
            Machines.close(machine);
            throw e;
        }
    }

    /** Launches one of a group, which may not answer yet; the machine is the group's. */
    static RedisServer launch(Machine machine, int port, RedisOptions options, RedisConfiguration configuration) {
        machine.write(fileName(port), configuration.bytes());
        RedisServer server = new RedisServer(machine, port, options, commandOf(machine, port), false);
        server.launch();
        return server;
    }

    /** Launches a Sentinel; everybody may ask it. */
    static RedisServer launchSentinel(
            Machine machine, int port, RedisOptions options, RedisConfiguration configuration) {
        machine.write(fileName(port), configuration.bytes());
        List<String> command = new ArrayList<>(commandOf(machine, port));
        command.add("--sentinel");
        RedisServer server = new RedisServer(machine, port, options.open(), List.copyOf(command), false);
        server.launch();
        return server;
    }

    private static String fileName(int port) {
        return "redis-" + port + ".conf";
    }

    private static List<String> commandOf(Machine machine, int port) {
        return List.of(machine.executable(), machine.serverFolder() + "/" + fileName(port));
    }

    private void launch() {
        program = machine.run(logName(), command);
    }

    void awaitAnswer() {
        Await.until(START_LIMIT, this::answers, () -> this + " does not answer. Its log:\n" + log());
    }

    private boolean answers() {
        if (!isRunning()) {
            throw new IllegalStateException(this + " has ended as soon as it was started. Its log:\n" + log());
        }
        try {
            return "PONG".equals(command("PING"));
        } catch (UncheckedIOException notYet) {
            return false;
        } catch (RespError error) {
            if (String.valueOf(error.getMessage()).startsWith("LOADING")) {
                return false;
            }
            throw error;
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
        return ServerUris.of("redis", List.of(this), options, "");
    }

    /**
     * A file with the certificate that this server shows: PKCS #12 under {@link Certificates#PASSWORD}.
     *
     * @throws IllegalStateException if it was not started with certificates
     */
    public Path trustStore() {
        return ServerFiles.trustStore(machine, options);
    }

    /**
     * A file with key and certificate for a client whom this server trusts: PKCS #12 under
     * {@link Certificates#PASSWORD}.
     *
     * @throws IllegalStateException if it was not started with certificates
     */
    public Path keyStore() {
        return ServerFiles.keyStore(machine, options);
    }

    /**
     * Asks it something over a connection of its own, as the user it was started with.
     *
     * @see RespConnection#command(String...)
     */
    public @Nullable Object command(String... words) {
        try (RespConnection connection = connect()) {
            return connection.command(words);
        }
    }

    /** Opens a connection, as the user this server was started with. An answer may take ten seconds. */
    public RespConnection connect() {
        return RespConnection.open(HOST, port, options);
    }

    /** The lines of a section of {@code INFO}, by name. */
    public Map<String, String> info(String section) {
        return ServerInfo.parse(String.valueOf(command("INFO", section)));
    }

    /** How often each command was called since the start or {@link #resetStats()}, by its name in lower case. */
    public Map<String, Long> commandstats() {
        return ServerInfo.calls(info("commandstats"));
    }

    /** Counts commands from nought again; this call is the first of them. */
    public void resetStats() {
        command("CONFIG", "RESETSTAT");
    }

    /** Begins to listen to what it executes. */
    public RedisMonitor monitor() {
        return new RedisMonitor(this);
    }

    /** What it has written to its log since the first start. */
    public String log() {
        return machine.log(logName());
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
        awaitAnswer();
    }

    private Program running() {
        return Objects.requireNonNull(program, "launched by whoever made it");
    }

    private String logName() {
        return "redis-" + port;
    }

    /** Ends it and removes its files; of a group, ends only this one. */
    @Override
    public void close() {
        if (ownsMachine) {
            Machines.close(machine);
        } else {
            running().kill();
        }
    }

    @Override
    public String toString() {
        return "the Redis server at " + address();
    }
}
