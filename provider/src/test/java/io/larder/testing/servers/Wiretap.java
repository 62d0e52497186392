// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server, passes everything on, and tells what was asked in how many trips: a new trip
 * begins when a client says something after the server has answered. So it counts rightly as long as one thread asks at
 * a time.
 */
public final class Wiretap implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BUFFER = 65_536;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "larder-test-wiretap");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final StringBuilder asked = new StringBuilder();
    private boolean answering = true;
    private int trips;

    private Wiretap(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** Listens on a free port of the loopback address. */
    public static Wiretap to(int port) {
        return to(port, FreePorts.one());
    }

    /** Listens where another did that was closed, as soon as the system lets it. */
    public static Wiretap to(int port, int own) {
        AtomicReference<@Nullable ServerSocket> door = new AtomicReference<>();
        Await.until(LIMIT, () -> opened(own, door), () -> "Nobody may listen on port " + own);
        Wiretap tap = new Wiretap(Objects.requireNonNull(door.get()), port);
        tap.threads.execute(tap::accept);
        return tap;
    }

    private static boolean opened(int port, AtomicReference<@Nullable ServerSocket> door) {
        try {
            door.set(new ServerSocket(port, 50, InetAddress.getByAddress(LOOPBACK)));
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen", e);
        }
    }

    /** Host and port, with a colon between. */
    public String address() {
        return MemcachedServer.HOST + ":" + door.getLocalPort();
    }

    /** Forgets what it has heard. */
    public synchronized void forget() {
        asked.setLength(0);
        trips = 0;
        answering = true;
    }

    /** How many trips there were since. */
    public synchronized int trips() {
        return trips;
    }

    /** All that clients have said since, as ISO-8859-1. */
    public synchronized String asked() {
        return asked.toString();
    }

    /** Breaks all connections; new ones are let through. */
    public void cut() {
        List<Socket> open = new ArrayList<>(sockets);
        open.forEach(Wiretap::closed);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), target));
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                threads.execute(() -> pass(client, server, true));
                threads.execute(() -> pass(server, client, false));
            } catch (IOException e) {
                // The door was closed, or nobody is behind it: the client sees it soon enough.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean asking) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                heard(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), asking);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        } finally {
            sockets.remove(from);
        }
    }

    private synchronized void heard(String text, boolean asking) {
        if (asking) {
            asked.append(text);
            trips += answering ? 1 : 0;
        }
        answering = !asking;
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop listening", e);
        }
        cut();
        threads.shutdownNow();
    }
}
