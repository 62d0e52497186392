// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.ServerCounters;
import io.larder.benchmarks.remote.ServerProcess;
import io.larder.benchmarks.remote.Servers;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** One of our own, or one that the user named. */
final class RedisServers implements Servers {

    private static final List<String> PROGRAMS = List.of("redis-server", "valkey-server");

    private final URI uri;
    private final @Nullable ServerProcess process;
    private final Jedis connection;

    private RedisServers(URI uri, @Nullable ServerProcess process, Jedis connection) {
        this.uri = uri;
        this.process = process;
        this.connection = connection;
    }

    /** Starts one that keeps nothing on disk and ends with this JVM. */
    static RedisServers start() {
        ServerProcess process = ServerProcess.launch(PROGRAMS, RedisServers::options);
        URI uri = URI.create("redis://" + ServerProcess.HOST + ":" + process.port());
        return new RedisServers(uri, process, process.awaited(() -> connect(uri)));
    }

    /**
     * Takes one that runs.
     *
     * @throws IllegalArgumentException if it holds anything where the benchmark would write, or has too few databases
     */
    static RedisServers named(URI uri) {
        if (!"redis".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("The server must be named as redis://[user:password@]host:port");
        }
        Jedis connection = new Jedis(uri);
        RedisServers server = new RedisServers(uri, null, connection);
        try {
            server.requireEmpty();
            return server;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public ServerCounters counters() {
        return RedisInfo.counters(connection.info("all"));
    }

    @Override
    public String version() {
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

    private static List<String> options(int port) {
        return List.of(
                "--port",
                String.valueOf(port),
                "--bind",
                ServerProcess.HOST,
                "--databases",
                String.valueOf(RedisContender.databases()),
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                System.getProperty("java.io.tmpdir"));
    }

    private static Jedis connect(URI uri) {
        Jedis connection = new Jedis(uri);
        try {
            connection.ping();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
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
                process.close();
            }
        }
    }
}
