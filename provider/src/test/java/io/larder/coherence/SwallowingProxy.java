// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a Redis server and its clients. It can swallow what the server says on those connections on which it
 * was asked to tell of changes, as a network does that has lost them: nobody hears anything, not even that they ended.
 */
final class SwallowingProxy implements AutoCloseable {

    private static final String ASKED = "TRACKING";

    private final ServerSocket listening;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    private SwallowingProxy(ServerSocket listening, int port) {
        this.listening = listening;
        this.port = port;
    }

    /** Before a server at this port of the loopback address. */
    static SwallowingProxy before(int port) {
        try {
            SwallowingProxy proxy =
                    new SwallowingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen before port " + port, e);
        }
    }

    private static void start(Runnable runnable) {
        Thread thread = new Thread(runnable, "swallowing proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Whether connections say nothing from now on that tell of changes; also those that are opened later. */
    void swallow(boolean now) {
        swallowing = now;
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                Connection connection = new Connection(client, server);
                start(connection::ask);
                start(connection::answer);
            }
        } catch (IOException closed) {
            // nobody is let in any more
        }
    }

    /** From one client to the server and back. */
    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean tells;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void ask() {
            pass(client, server, true);
        }

        void answer() {
            pass(server, client, false);
        }

        private void pass(Socket from, Socket to, boolean asks) {
            byte[] bytes = new byte[16 * 1024];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (asks && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(ASKED)) {
                        tells = true;
                    }
                    if (asks || !tells || !swallowing) {
                        out.write(bytes, 0, count);
                    }
                }
            } catch (IOException ended) {
                // the other half ends as well
            }
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
