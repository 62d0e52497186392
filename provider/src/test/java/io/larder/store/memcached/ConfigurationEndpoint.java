// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tells which servers there are, as ElastiCache's does. */
final class ConfigurationEndpoint implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String members = "";
    private final AtomicInteger version = new AtomicInteger();

    ConfigurationEndpoint(MemcachedServer... servers) {
        try {
            door = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tell(servers);
        Thread thread = new Thread(this::serve, "configuration-endpoint");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("memcached+discovery://127.0.0.1:" + door.getLocalPort());
    }

    /** From now on there are these. */
    void tell(MemcachedServer... servers) {
        members = Arrays.stream(servers)
                .map(server -> "127.0.0.1|127.0.0.1|" + server.port())
                .collect(Collectors.joining(" "));
        version.incrementAndGet();
    }

    /** How often it was asked. */
    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = in.readLine();
                if ("config get cluster".equals(line)) {
                    asked.incrementAndGet();
                    String body = version.get() + "\n" + members + "\n";
                    String answer = "CONFIG cluster 0 " + body.length() + "\r\n" + body + "\r\nEND\r\n";
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // Closed, or the client was.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
