// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;
import net.rubyeye.xmemcached.impl.MemcachedTCPSession;

/** One connection to one server. Safe for use by several threads. */
final class Connection {

    /** How often those who wait look whether there is still something to wait for. */
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Server server;
    private final MemcachedTCPSession session;
    private final long epoch;

    /** When something last came, if anything ever has. */
    private volatile long heard;

    private volatile boolean mute = true;

    /**
     * A connection that has come about.
     *
     * @param epoch more than that of every connection before
     */
    Connection(Server server, MemcachedTCPSession session, long epoch) {
        this.server = server;
        this.session = session;
        this.epoch = epoch;
    }

    /**
     * When it came about, among all connections. What the server was seen to count before may have begun
     * anew with it; what was seen since, as long as it is open, has not.
     */
    long epoch() {
        return epoch;
    }

    boolean isOpen() {
        return !session.isClosed();
    }

    /** Sends the requests without waiting for the replies. */
    Exchange send(List<Request> requests) {
        Exchange exchange = new Exchange(requests);
        session.write(exchange);
        return exchange;
    }

    /**
     * Waits for the replies.
     *
     * @throws ServerFailure if they do not come: what became of the requests is not known
     * @throws CacheException if the thread is interrupted; its flag stays set
     */
    void await(Exchange exchange, Deadline deadline) {
        try {
            while (!exchange.await(Math.min(GLANCE_NANOS, deadline.nanosLeft()))) {
                if (session.isClosed() && !exchange.await(0)) {
                    throw new ServerFailure(server, "the connection was lost", new IOException("Connection lost"));
                }
                if (deadline.nanosLeft() == 0 && !exchange.await(0)) {
                    server.isSilent(this, mute, heard);
                    throw new ServerFailure(server, "no reply in time", new TimeoutException("No reply in time"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting for " + server, e);
        }
        Exception failure = exchange.failure();
        if (failure != null) {
            throw new ServerFailure(server, String.valueOf(failure.getMessage()), failure);
        }
        heard = System.nanoTime();
        if (mute) {
            mute = false;
            server.speaks();
        }
        exchange.settle();
    }

    /** May take seconds, if the server does not take what is still to be sent. */
    void close() {
        session.close();
    }
}
