// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Speaks the text protocol with a Memcached server, line by line. For one thread. */
public final class MemcachedConnection implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;

    private MemcachedConnection(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static MemcachedConnection open(String host, int port, MemcachedOptions options) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            MemcachedConnection connection =
                    new MemcachedConnection(socket, new BufferedInputStream(socket.getInputStream()));
            if (options.user() != null) {
                connection.put("login", ascii(options.user() + " " + options.password()));
            }
            return connection;
        } catch (IOException e) {
            closed(socket);
            throw new UncheckedIOException("Cannot connect to " + host + ":" + port, e);
        } catch (RuntimeException e) {
            closed(socket);
            throw e;
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close a connection", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a line; gives the first line of the answer, without its end. */
    public String command(String line) {
        return asked(ascii(line + "\r\n"));
    }

    /** Stores bytes for good, with no client flags. */
    public void put(String name, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("set " + name + " 0 0 " + value.length + "\r\n"));
        bytes.writeBytes(value);
        bytes.writeBytes(ascii("\r\n"));
        String answer = asked(bytes.toByteArray());
        if (!answer.equals("STORED")) {
            throw new IllegalStateException("Memcached says " + answer);
        }
    }

    /** What {@code stats} tells, by name. */
    public Map<String, String> stats() {
        Map<String, String> found = new TreeMap<>();
        for (String line = command("stats"); line.startsWith("STAT "); line = line()) {
            String[] words = line.split(" ", 3);
            found.put(words[1], words[2]);
        }
        return found;
    }

    /** The names of all that lies there, as they are. */
    public List<String> keys() {
        List<String> found = new ArrayList<>();
        for (String line = command("lru_crawler metadump hash"); line.startsWith("key="); line = line()) {
            found.add(URLDecoder.decode(line.substring(4, line.indexOf(' ')), StandardCharsets.ISO_8859_1));
        }
        return found;
    }

    private String asked(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return line();
        } catch (IOException e) {
            throw new UncheckedIOException("Memcached does not take what it is sent", e);
        }
    }

    /** The next bytes. */
    public byte[] bytes(int length) {
        try {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException("Memcached does not answer", e);
        }
    }

    /** The next line, without its end. */
    public String line() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("Memcached closed the connection");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("Memcached does not answer", e);
        }
    }

    @Override
    public void close() {
        closed(socket);
    }
}
