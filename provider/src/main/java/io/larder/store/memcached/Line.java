// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import io.larder.store.remote.RemoteSettings;
import io.larder.store.remote.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import net.rubyeye.xmemcached.impl.MemcachedTCPSession;
import org.jspecify.annotations.Nullable;

/** How connections come about. */
final class Line implements Server.Dialing {

    private final MemcachedPlace place;
    private final CacheSettings settings;
    private final Wire wire;
    private final ExecutorService threads =
            Threads.several("memcached-connect", Integer.MAX_VALUE, new ThreadPoolExecutor.AbortPolicy());

    Line(MemcachedPlace place, CacheSettings settings, Wire wire) {
        this.place = place;
        this.settings = settings;
        this.wire = wire;
    }

    @Override
    public Connection dial(Server server, InetSocketAddress address, LongSupplier epochs)
            throws IOException, InterruptedException, TimeoutException {
        MemcachedTCPSession session = wire.connect(address, connectNanos());
        Connection connection = new Connection(server, session, epochs.getAsLong());
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
            connection.await(connection.send(List.of(login)), Deadline.in(settings.require(RemoteSettings.TIMEOUT)));
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
