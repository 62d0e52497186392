// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A server that answers as a test says, which a real one does not when it is asked to. */
final class ScriptedServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Pattern STORING = Pattern.compile("(set|add|replace|cas) .*");
    private static final int LENGTH = 4;

    private final ServerSocket door;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "larder-test-scripted-server");
        thread.setDaemon(true);
        return thread;
    });

    /** What is answered to a command, and to the data behind it if it has some. */
    interface Script {
        String answer(String command, String data);
    }

    private ScriptedServer(ServerSocket door, Script script) {
        this.door = door;
        this.script = script;
    }

    static ScriptedServer answering(Script script) {
        try {
            ScriptedServer server =
                    new ScriptedServer(new ServerSocket(0, 50, InetAddress.getByAddress(LOOPBACK)), script);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen", e);
        }
    }

    URI uri() {
        return URI.create("memcached://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The door was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String data = "";
                if (STORING.matcher(line).matches()) {
                    int length = Integer.parseInt(line.split(" ")[LENGTH]);
                    data = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
                    in.readNBytes(2);
                }
                client.getOutputStream().write(script.answer(line, data).getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // One side has gone.
        }
    }

    /** Empty at the end. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop listening", e);
        }
        threads.shutdownNow();
    }
}
