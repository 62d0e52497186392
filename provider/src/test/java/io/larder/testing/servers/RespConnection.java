// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks RESP2, so that a test can ask a server without the client library that it tests. One command
 * at a time; not for several threads.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">the protocol</a>
 */
public final class RespConnection implements Closeable {

    private static final int LIMIT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    static RespConnection open(String host, int port, RedisOptions options) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
            RespConnection connection = new RespConnection(encrypted(socket, host, options));
            connection.introduce(options);
            return connection;
        } catch (IOException e) {
            closeQuietly(socket);
            throw new UncheckedIOException("Cannot connect to " + host + ":" + port, e);
        } catch (RuntimeException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    private static Socket encrypted(Socket socket, String host, RedisOptions options) throws IOException {
        if (options.certificates() == null) {
            return socket;
        }
        return options.certificates().context().getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    }

    private void introduce(RedisOptions options) {
        if (options.password() != null) {
            command("AUTH", options.user(), options.password());
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException lost) {
            // why it is closed says more
        }
    }

    /**
     * Sends a command in UTF-8 and waits for the answer.
     *
     * @return a {@link String} (read as UTF-8), {@link Long}, {@link List} of such, or null
     * @throws RespError if the server answers with an error
     * @throws UncheckedIOException if the connection is lost or the answer does not come in time
     */
    public @Nullable Object command(String... words) {
        return text(command(Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new)));
    }

    /**
     * Sends a command and waits for the answer.
     *
     * @return like {@link #command(String...)}, with {@code byte[]} for what is not a mere status
     */
    public @Nullable Object command(byte[]... words) {
        try {
            send(words);
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new String(words[0], StandardCharsets.UTF_8) + " at port " + socket.getPort() + " failed", e);
        }
    }

    private void send(byte[]... words) throws IOException {
        out.write(ascii("*" + words.length + "\r\n"));
        for (byte[] word : words) {
            out.write(ascii("$" + word.length + "\r\n"));
            out.write(word);
            out.write(ascii("\r\n"));
        }
        out.flush();
    }

    /** Waits for what the server sends next, such as a message of a subscription. */
    public @Nullable Object next() {
        try {
            return text(answer());
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing came from port " + socket.getPort(), e);
        }
    }

    private @Nullable Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> throw new RespError(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("not RESP2: " + line);
        };
    }

    private byte @Nullable [] bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || in.readNBytes(2).length < 2) {
            throw new EOFException("connection closed in the middle of an answer");
        }
        return bytes;
    }

    private @Nullable List<@Nullable Object> array(int size) throws IOException {
        if (size < 0) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(element());
        }
        return elements;
    }

    /** An error inside an array is that element's answer, as in the answer to {@code EXEC}. */
    private @Nullable Object element() throws IOException {
        try {
            return answer();
        } catch (RespError error) {
            return error;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed by the server");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        if (line.isEmpty()) {
            throw new IOException("not RESP2: an empty line");
        }
        return line.toString();
    }

    private static @Nullable Object text(@Nullable Object answer) {
        if (answer instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (answer instanceof List<?> elements) {
            List<@Nullable Object> texts = new ArrayList<>(elements.size());
            elements.forEach(element -> texts.add(text(element)));
            return texts;
        }
        return answer;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the connection to port " + socket.getPort(), e);
        }
    }
}
