// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one question whose answer has many lines, and would hold up everybody else on the others. For one
 * thread.
 */
final class Aside implements AutoCloseable {

    private static final int LONGEST_LINE = 8_192;

    private final Socket socket;
    private final InputStream in;

    /**
     * Connects.
     *
     * @param login the first request, if the server wants one
     * @param timeoutMillis how long each line may take
     */
    Aside(InetSocketAddress address, @Nullable Request login, int connectMillis, int timeoutMillis) throws IOException {
        socket = new Socket();
        try {
            socket.connect(address, connectMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
            if (login != null) {
                byte[] bytes = new byte[login.length()];
                login.writeTo(bytes, 0);
                socket.getOutputStream().write(bytes);
                String answer = line();
                if (!answer.equals("STORED")) {
                    throw new IOException("The server does not let this user in with this password: " + answer);
                }
            }
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    void say(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The next line, without its end. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection in the middle of an answer");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("The server's answer is a line without an end");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }
}
