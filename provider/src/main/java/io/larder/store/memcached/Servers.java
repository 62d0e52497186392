// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import io.larder.store.remote.RemoteSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.rubyeye.xmemcached.impl.MemcachedTCPSession;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one URI: which of them holds what, and how to talk to several at once. Safe for use by several threads.
 */
final class Servers implements AutoCloseable {

    private final MemcachedPlace place;
    private final Duration timeout;
    private final Line line;
    private final Ring ring;
    private final List<Server> all;

    Servers(MemcachedPlace place, CacheSettings settings) {
        this.place = place;
        this.timeout = settings.require(RemoteSettings.TIMEOUT);
        int connections = Math.toIntExact(Math.min(1_000, settings.require(MemcachedSettings.CONNECTIONS)));
        this.line =
                new Line(place, settings, new Wire(connections * place.hosts().size()));
        this.ring = new Ring(place.hosts());
        this.all = place.hosts().stream()
                .map(host -> new Server(host, connections, line))
                .toList();
    }

    /** All of them, in the order of the URI. */
    List<Server> all() {
        return all;
    }

    /** The one that holds what is called so. */
    Server of(String name) {
        return all.get(ring.owner(name));
    }

    /** A deadline for an operation that begins now. */
    Deadline deadline() {
        return Deadline.in(timeout);
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * The connections to those servers that were reached.
     *
     * @param failure why one was not; null if all were
     */
    record Reached(
            Map<Server, Connection> connections, @Nullable ServerFailure failure) {}

    /**
     * Connects to servers, to all at once, if that is needed.
     *
     * @param choice exchanges of one choice follow each other on one connection
     */
    Reached reach(Collection<Server> wanted, int choice, Deadline deadline) {
        if (wanted.size() > 1) {
            wanted.forEach(server -> server.approach(choice));
        }
        Map<Server, Connection> connections = new LinkedHashMap<>();
        ServerFailure failure = null;
        for (Server server : wanted) {
            try {
                connections.put(server, server.connection(choice, deadline));
            } catch (ServerFailure e) {
                failure = first(failure, e);
            }
        }
        return new Reached(connections, failure);
    }

    /**
     * Sends each server its requests, to all at once, and waits for the replies.
     *
     * @throws ServerFailure the first there was; requests that were answered nevertheless have their replies
     */
    void exchange(Map<Server, List<Request>> requests, int choice, Deadline deadline) {
        exchange(reach(requests.keySet(), choice, deadline), requests, deadline);
    }

    /** As {@link #exchange(Map, int, Deadline)}, with those that were reached. */
    void exchange(Reached reached, Map<Server, List<Request>> requests, Deadline deadline) {
        Map<Connection, Exchange> underWay = new LinkedHashMap<>();
        reached.connections().forEach((server, connection) -> {
            List<Request> own = requests.get(server);
            if (own != null) {
                underWay.put(connection, connection.send(own));
            }
        });
        ServerFailure failure = reached.failure();
        for (Map.Entry<Connection, Exchange> one : underWay.entrySet()) {
            try {
                one.getKey().await(one.getValue(), deadline);
            } catch (ServerFailure e) {
                failure = first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static ServerFailure first(@Nullable ServerFailure first, ServerFailure next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    @Override
    public void close() {
        line.close(all);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return place.toString();
    }

    /** How connections come about. */
    private static final class Line implements Server.Dialing {

        private final MemcachedPlace place;
        private final CacheSettings settings;
        private final Wire wire;
        private final ExecutorService threads = Threads.connecting();

        Line(MemcachedPlace place, CacheSettings settings, Wire wire) {
            this.place = place;
            this.settings = settings;
            this.wire = wire;
        }

        @Override
        public Connection dial(Server server, InetSocketAddress address, long epoch)
                throws IOException, InterruptedException, TimeoutException {
            MemcachedTCPSession session = wire.connect(address, connectNanos());
            Connection connection = new Connection(server, session, epoch);
            Request login = login();
            if (login != null) {
                logIn(connection, login);
            }
            return connection;
        }

        @Override
        public Aside aside(InetSocketAddress address) throws IOException {
            return new Aside(address, login(), millis(connectNanos()), millis(timeoutNanos()));
        }

        private static int millis(long nanos) {
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos)));
        }

        private @Nullable Request login() {
            String user = place.user() == null ? settings.get(RemoteSettings.USER) : place.user();
            String password = place.password() == null ? settings.get(RemoteSettings.PASSWORD) : place.password();
            return user == null || password == null ? null : Request.logIn(user, password);
        }

        private void logIn(Connection connection, Request login) throws IOException {
            try {
                connection.await(
                        connection.send(List.of(login)), Deadline.in(settings.require(RemoteSettings.TIMEOUT)));
            } catch (ServerFailure e) {
                connection.close();
                throw new IOException(
                        "it does not let this user in with this password, or wants another way to log in: Larder"
                                + " speaks the text protocol, which a server with SASL (-S) refuses and one with -Y"
                                + " takes",
                        e);
            }
        }

        @Override
        public Executor threads() {
            return threads;
        }

        @Override
        public long connectNanos() {
            return nanos(RemoteSettings.CONNECT_TIMEOUT);
        }

        @Override
        public long timeoutNanos() {
            return nanos(RemoteSettings.TIMEOUT);
        }

        @Override
        public long maxPauseNanos() {
            return nanos(MemcachedSettings.MAX_RECONNECT_PAUSE);
        }

        private long nanos(Setting<Duration> setting) {
            Duration duration = settings.require(setting);
            return duration.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE / 8 : duration.toNanos();
        }

        void close(List<Server> servers) {
            threads.shutdownNow();
            servers.forEach(Server::close);
            wire.close();
        }
    }
}
