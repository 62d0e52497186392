// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One server and the connections to it, which are opened when they are needed. After a failure to connect, the next
 * attempt waits, longer each time; until then whoever needs the server is told so at once. Safe for use by several
 * threads.
 */
final class Server {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A connection on which nothing has come for so many time-outs leads nowhere. */
    private static final int SILENT_TIMEOUTS = 3;

    private final Host host;
    private final Dialing dialing;
    private final AtomicReferenceArray<@Nullable Connection> connections;
    private final AtomicReferenceArray<@Nullable CompletableFuture<Connection>> attempts;

    private final AtomicLong epochs;
    private final AtomicInteger abandoned = new AtomicInteger();

    private long pause;
    private volatile long notBefore;
    private volatile @Nullable Throwable lastFailure;

    /** How connections come about. */
    interface Dialing {

        /**
         * Opens one and logs in.
         *
         * @param epochs is asked once it has come about
         */
        Connection dial(Server server, InetSocketAddress address, LongSupplier epochs)
                throws IOException, InterruptedException, TimeoutException;

        /** Opens one for a question of its own. */
        Aside aside(InetSocketAddress address) throws IOException;

        Executor threads();

        long connectNanos();

        long timeoutNanos();

        long maxPauseNanos();
    }

    /**
     * A server that nobody has reached yet.
     *
     * @param epochs counts the connections to all servers
     */
    Server(Host host, int connections, AtomicLong epochs, Dialing dialing) {
        this.host = host;
        this.epochs = epochs;
        this.dialing = dialing;
        this.connections = new AtomicReferenceArray<>(connections);
        this.attempts = new AtomicReferenceArray<>(connections);
        this.notBefore = System.nanoTime();
    }

    Host host() {
        return host;
    }

    /** That of the latest connection to any server. */
    long epoch() {
        return epochs.get();
    }

    /**
     * Begins to connect if that is needed, and waits for nothing.
     *
     * @param choice requests of one choice follow each other on one connection
     */
    @SuppressWarnings("FutureReturnValueIgnored") // who needs the connection waits for the same attempt
    void approach(int choice) {
        int slot = slot(choice);
        if (open(slot) == null && isTime()) {
            attempt(slot);
        }
    }

    /**
     * A connection, which may have to be opened first.
     *
     * @throws ServerFailure if there is none; nothing was sent
     */
    Connection connection(int choice, Deadline deadline) {
        int slot = slot(choice);
        Connection present = open(slot);
        if (present != null) {
            return present;
        }
        CompletableFuture<Connection> attempt = attempts.get(slot);
        if (attempt == null && !isTime()) {
            Throwable last = lastFailure;
            throw new ServerFailure(
                    this,
                    "it was not reached a moment ago, and is left alone for a while: " + reason(last),
                    last == null ? new IOException("Not reached") : last);
        }
        return awaited(attempt == null ? attempt(slot) : attempt, deadline);
    }

    private Connection awaited(CompletableFuture<Connection> attempt, Deadline deadline) {
        long start = System.nanoTime();
        try {
            return attempt.get(dialing.connectNanos() + dialing.timeoutNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServerFailure(this, "it is not reached: " + reason(cause), cause);
        } catch (TimeoutException e) {
            throw new ServerFailure(this, "it is not reached in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while connecting to " + this, e);
        } finally {
            deadline.postpone(start);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no connection in time";
        }
        return failure == null ? "unknown" : String.valueOf(failure.getMessage());
    }

    private int slot(int choice) {
        return Math.floorMod(choice, connections.length());
    }

    private @Nullable Connection open(int slot) {
        Connection present = connections.get(slot);
        return present != null && present.isOpen() ? present : null;
    }

    private boolean isTime() {
        return System.nanoTime() - notBefore >= 0;
    }

    /** One at a time for each place. */
    private CompletableFuture<Connection> attempt(int slot) {
        CompletableFuture<Connection> fresh = new CompletableFuture<>();
        while (!attempts.compareAndSet(slot, null, fresh)) {
            CompletableFuture<Connection> other = attempts.get(slot);
            if (other != null) {
                return other;
            }
        }
        Connection meanwhile = open(slot);
        if (meanwhile != null) {
            attempts.set(slot, null);
            fresh.complete(meanwhile);
            return fresh;
        }
        try {
            dialing.threads().execute(() -> dial(slot, fresh));
        } catch (RejectedExecutionException closed) {
            attempts.set(slot, null);
            fresh.completeExceptionally(new IOException("The connections of this manager are closed", closed));
        }
        return fresh;
    }

    private void dial(int slot, CompletableFuture<Connection> attempt) {
        try {
            Connection opened = dialing.dial(this, address(), epochs::incrementAndGet);
            connections.set(slot, opened);
            attempts.set(slot, null);
            attempt.complete(opened);
        } catch (IOException | TimeoutException | RuntimeException e) {
            failed(e);
            attempts.set(slot, null);
            attempt.completeExceptionally(e);
        } catch (InterruptedException e) {
            attempts.set(slot, null);
            attempt.completeExceptionally(e);
            Thread.currentThread().interrupt();
        }
    }

    /** It is there, and has replied. */
    synchronized void speaks() {
        pause = 0;
        lastFailure = null;
    }

    private synchronized void failed(Throwable why) {
        lastFailure = why;
        pause = Math.min(dialing.maxPauseNanos(), Math.max(FIRST_PAUSE_NANOS, pause * 2));
        notBefore = System.nanoTime() + ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
    }

    /**
     * A reply did not come in time. If none has for long, the connection is given up; not sooner, since what was sent
     * on it is carried out before what follows on it, and on another perhaps after. If none ever has, the server was not
     * reached at all: it may have as many connections as it takes, or stand still.
     *
     * @param heard when one last came
     */
    void isSilent(Connection connection, boolean mute, long heard) {
        if (mute) {
            failed(new IOException("it takes connections and says nothing on them"));
        }
        if (mute || System.nanoTime() - heard >= SILENT_TIMEOUTS * dialing.timeoutNanos()) {
            giveUp(connection);
        }
    }

    /** How many connections were given up so far: what was sent on them may be carried out at any time. */
    int abandoned() {
        return abandoned.get();
    }

    private void giveUp(Connection connection) {
        abandoned.incrementAndGet();
        try {
            dialing.threads().execute(connection::close);
        } catch (RejectedExecutionException closing) {
            // All connections are being closed anyway.
        }
    }

    /** A connection beside the others. */
    Aside aside() throws IOException {
        return dialing.aside(address());
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(host.name(), host.port());
    }

    /** Closes what is open. */
    void close() {
        for (int slot = 0; slot < connections.length(); slot++) {
            Connection present = open(slot);
            if (present != null) {
                present.close();
            }
        }
    }

    @Override
    public String toString() {
        return host.toString();
    }
}
