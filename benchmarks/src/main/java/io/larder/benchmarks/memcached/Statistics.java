// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A connection that asks one server for nothing but {@code stats}. Not for several threads. */
final class Statistics implements AutoCloseable {

    private static final byte[] STATS = "stats\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedReader lines;

    private Statistics(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Of a server of ours; fails if it does not answer yet. */
    static Statistics of(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            return new Statistics(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("No connection to the server on port " + port, e);
        }
    }

    /** By name. */
    Map<String, String> read() {
        Map<String, String> stats = new HashMap<>();
        try {
            socket.getOutputStream().write(STATS);
            for (String line = lines.readLine(); !"END".equals(line); line = lines.readLine()) {
                String[] words = line == null ? new String[0] : line.split(" ", 3);
                if (words.length < 3) {
                    throw new IOException("Not understood: " + line);
                }
                stats.put(words[1], words[2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not tell its statistics", e);
        }
        return stats;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connection does not close", e);
        }
    }
}
