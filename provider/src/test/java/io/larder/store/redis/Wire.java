// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.servers.RedisServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The wire between clients and a server: counts how often it is passed, and loses what it is told to lose. */
final class Wire implements AutoCloseable {

    /** What becomes of bytes on the wire. A connection that has lost some is silent from then on. */
    enum State {
        /** They arrive. */
        WHOLE,
        /** What clients send is lost: the server does nothing. */
        LOSING_REQUESTS,
        /** What the server sends is lost: it does what it is asked to. */
        LOSING_REPLIES,
        /** What the server sends arrives later, and so does what clients send. */
        SLOW
    }

    /** On a slow wire, how long each trip takes at least. */
    static final Duration DELAY = Duration.ofMillis(100);

    private final ServerSocket door;
    private final RedisServer server;
    private final AtomicInteger trips = new AtomicInteger();
    private final Queue<Closeable> sockets = new ConcurrentLinkedQueue<>();
    private volatile State state = State.WHOLE;

    private Wire(RedisServer server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        sockets.add(door);
        begin("wire-door", this::admit);
    }

    static Wire to(RedisServer server) {
        try {
            return new Wire(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find the server at the other end. */
    URI uri() {
        return URI.create("redis://" + address());
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /**
     * The round trips since the last call, or the beginning: how often a client sent something after it had been
     * answered. What is sent in several pieces without waiting is one trip.
     */
    int trips() {
        return trips.getAndSet(0);
    }

    void become(State other) {
        state = other;
    }

    private void admit() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket behind = new Socket();
            sockets.add(client);
            sockets.add(behind);
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            Line line = new Line();
            begin("wire-there", () -> pass(client, behind, line::request));
            begin("wire-back", () -> pass(behind, client, line::reply));
        }
    }

    /** One connection. */
    private final class Line {

        private boolean asked;
        private boolean silent;

        /** Whether they arrive. */
        synchronized boolean request() {
            if (!asked) {
                asked = true;
                trips.incrementAndGet();
            }
            silent |= state == State.LOSING_REQUESTS;
            return !silent;
        }

        synchronized boolean reply() {
            asked = false;
            silent |= state == State.LOSING_REPLIES;
            return !silent;
        }
    }

    private interface Note {
        boolean arrives();
    }

    private void pass(Socket from, Socket to, Note note) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (note.arrives()) {
                    LockSupport.parkNanos(state == State.SLOW ? DELAY.toNanos() / 2 : 0);
                    out.write(bytes, 0, read);
                }
            }
        }
    }

    private interface Duty {
        void run() throws IOException;
    }

    private static void begin(String name, Duty duty) {
        Thread thread = new Thread(
                () -> {
                    try {
                        duty.run();
                    } catch (IOException closed) {
                        // one of the two has hung up, and so does this
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts all connections; new ones can be made. */
    void cut() {
        sockets.stream().filter(socket -> socket != door).forEach(Wire::closeQuietly);
    }

    @Override
    public void close() {
        sockets.forEach(Wire::closeQuietly);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException lost) {
            // it is closed all the same
        }
    }
}
