// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import com.google.code.yanf4j.config.Configuration;
import com.google.code.yanf4j.core.Session;
import com.google.code.yanf4j.core.impl.StandardSocketOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.MemcachedSessionLocator;
import net.rubyeye.xmemcached.XMemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import net.rubyeye.xmemcached.impl.MemcachedTCPSession;
import net.rubyeye.xmemcached.networking.Connector;
import net.rubyeye.xmemcached.utils.InetSocketAddressWrapper;
import org.jspecify.annotations.Nullable;

/**
 * xmemcached, of which Larder uses what moves bytes: its connections, on which commands of all threads follow each other
 * without waiting, and the threads that serve them. Which server holds what, when to connect again and what is said are
 * Larder's own; above all, keys never move to another server because theirs is down, where they would be found again,
 * out of date, at the next outage.
 */
final class Wire implements AutoCloseable {

    /** Connections to one address beyond this many would be closed; who opens how many is decided elsewhere. */
    private static final int MOST_CONNECTIONS = 1_000_000;

    private final MemcachedClient client;
    private final Connector connector;

    /** Starts the threads; connects to nobody. */
    Wire() {
        Configuration configuration = XMemcachedClientBuilder.getDefaultConfiguration();
        // One for connections to come, the others for those that are there.
        configuration.setSelectorPoolSize(1 + Math.min(4, Runtime.getRuntime().availableProcessors()));
        XMemcachedClientBuilder builder = new XMemcachedClientBuilder(List.<InetSocketAddress>of());
        builder.setConfiguration(configuration);
        // What the library presets is less than a segment on some ways: each would wait for a delayed acknowledgement.
        builder.getSocketOptions().remove(StandardSocketOption.SO_SNDBUF);
        builder.getSocketOptions().remove(StandardSocketOption.SO_RCVBUF);
        builder.setSessionLocator(new Arrivals());
        builder.setConnectionPoolSize(MOST_CONNECTIONS);
        builder.setEnableHealSession(false);
        builder.doNotResolveInetAddresses();
        try {
            client = builder.build();
        } catch (IOException e) {
            throw new CacheException("The client library for Memcached does not start: " + e.getMessage(), e);
        }
        client.setEnableHeartBeat(false);
        connector = ((XMemcachedClient) client).getConnector();
    }

    /** Opens a connection. */
    MemcachedTCPSession connect(InetSocketAddress address, long nanos)
            throws IOException, InterruptedException, TimeoutException {
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        Destination destination = new Destination(address);
        Future<Boolean> connected = connector.connect(destination);
        try {
            connected.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } finally {
            connected.cancel(true);
        }
        MemcachedTCPSession session = destination.session;
        if (session == null) {
            throw new IOException("Cancelled");
        }
        return session;
    }

    @Override
    public void close() {
        try {
            client.shutdown();
        } catch (IOException e) {
            throw new CacheException("The client library for Memcached does not stop: " + e.getMessage(), e);
        }
    }

    /** Where a connection leads, and which one it is. */
    private static final class Destination extends InetSocketAddressWrapper {

        private volatile @Nullable MemcachedTCPSession session;

        Destination(InetSocketAddress address) {
            super(address, 0, 1, null, false);
        }
    }

    /** Is told of connections as they come, before whoever asked for them. */
    private static final class Arrivals implements MemcachedSessionLocator {

        @Override
        public void updateSessions(Collection<Session> sessions) {
            for (Session one : sessions) {
                MemcachedTCPSession session = (MemcachedTCPSession) one;
                if (session.getInetSocketAddressWrapper() instanceof Destination destination
                        && destination.session == null) {
                    session.setAllowReconnect(false);
                    destination.session = session;
                }
            }
        }

        /** Nobody asks. */
        @Override
        public @Nullable Session getSessionByKey(String key) {
            return null;
        }

        @Override
        public void setFailureMode(boolean failureMode) {
            // Keys never move, whichever mode it is.
        }
    }
}
