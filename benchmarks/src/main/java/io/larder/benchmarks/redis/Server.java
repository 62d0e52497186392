// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** The server that contenders share, one of our own or one that the user named. Not for several threads. */
final class Server implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long START_SECONDS = 10;
    private static final long REST_SECONDS = 10;
    private static final long REST_MILLIS = 30;

    private final URI uri;
    private final @Nullable Process process;
    private final Jedis connection;

    private Server(URI uri, @Nullable Process process, Jedis connection) {
        this.uri = uri;
        this.process = process;
        this.connection = connection;
    }

    /** Starts one that keeps nothing on disk and ends with this JVM. */
    static Server start() {
        int port = freePort();
        Process process = launch(port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "server-end"));
        URI uri = URI.create("redis://" + HOST + ":" + port);
        try {
            return new Server(uri, process, connect(uri, process));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Takes one that runs.
     *
     * @throws IllegalArgumentException if it holds anything where the benchmark would write, or has too few databases
     */
    static Server named(URI uri) {
        if (!"redis".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("The server must be named as redis://[user:password@]host:port");
        }
        Jedis connection = new Jedis(uri);
        Server server = new Server(uri, null, connection);
        try {
            server.requireEmpty();
            return server;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    URI uri() {
        return uri;
    }

    ServerCounters counters() {
        return ServerCounters.parse(connection.info("all"));
    }

    /** Waits until nobody asks it anything, since a contender may go on in the background with what it has begun; not for ever. */
    void awaitRest() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_SECONDS);
        Map<String, Long> before = counters().calls();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REST_MILLIS));
            Map<String, Long> after = counters().calls();
            if (isNoMoreThanALook(before, after)) {
                return;
            }
            before = after;
        }
    }

    private static boolean isNoMoreThanALook(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .allMatch(
                        call -> call.getKey().equals("info") || call.getValue().equals(before.get(call.getKey())));
    }

    /** Which server in which version. */
    String version() {
        String info = connection.info("server");
        return Stream.of("valkey_version", "redis_version")
                .flatMap(name -> info.lines().filter(line -> line.startsWith(name + ":")))
                .findFirst()
                .map(line -> line.replace("_version:", " "))
                .orElse("unknown");
    }

    private void requireEmpty() {
        for (int database = 0; database < RedisContender.databases(); database++) {
            try {
                connection.select(database);
            } catch (JedisDataException e) {
                throw new IllegalArgumentException(
                        "The server must have " + RedisContender.databases() + " databases (its setting 'databases')",
                        e);
            }
            if (connection.dbSize() > 0) {
                throw new IllegalArgumentException("Database " + database + " of the server is not empty: the benchmark"
                        + " writes to the first " + RedisContender.databases() + " and empties them when it ends");
            }
        }
    }

    private static Process launch(int port) {
        List<String> command = List.of(
                executable(),
                "--port",
                String.valueOf(port),
                "--bind",
                HOST,
                "--databases",
                String.valueOf(RedisContender.databases()),
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                System.getProperty("java.io.tmpdir"));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start " + command.get(0), e);
        }
    }

    private static String executable() {
        String path = System.getenv("PATH");
        return Stream.of("redis-server", "valkey-server")
                .flatMap(name -> Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalArgumentException("Neither redis-server nor valkey-server is on the PATH:"
                        + " install one, or name a running server with --server redis://host:port"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free on " + HOST, e);
        }
    }

    private static Jedis connect(URI uri, Process process) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            Jedis connection = new Jedis(uri);
            try {
                connection.ping();
                return connection;
            } catch (JedisConnectionException e) {
                connection.close();
                if (hasEnded(process) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("The server that was started does not answer", e);
                }
            }
        }
    }

    /** Gives it a moment. */
    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server started", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (process == null) {
                for (int database = 0; database < RedisContender.databases(); database++) {
                    connection.select(database);
                    connection.flushDB();
                }
            }
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
