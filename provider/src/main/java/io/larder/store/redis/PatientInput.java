// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * What a server sends, read so that a time-out in the middle of a message loses nothing: after each one the server is
 * asked for a sign of life, and only when it has said nothing for several in a row it is given up. Reads keys into an
 * array that is used again. For one thread.
 */
final class PatientInput {

    private static final int USUAL_LENGTH = 512;
    private static final int KEPT_LENGTH = 64 * 1024;

    private final RedisInputStream in;
    private final Runnable ask;
    private final int patience;
    private int missed;
    private byte[] bytes = new byte[USUAL_LENGTH];

    /**
     * Input of a connection whose reads time out with each heartbeat.
     *
     * @param ask sends what the server must answer
     * @param patience how many time-outs in a row mean that the server is lost
     */
    PatientInput(RedisInputStream in, Runnable ask, int patience) {
        this.in = in;
        this.ask = ask;
        this.patience = patience;
    }

    byte next() {
        while (true) {
            try {
                byte next = in.readByte();
                missed = 0;
                return next;
            } catch (JedisConnectionException failure) {
                await(failure);
            }
        }
    }

    private void await(JedisConnectionException failure) {
        if (!(failure.getCause() instanceof SocketTimeoutException)) {
            throw failure;
        }
        missed++;
        if (missed >= patience) {
            throw new JedisConnectionException("The server is silent");
        }
        ask.run();
    }

    /** The number that ends this line. */
    int number() {
        byte first = next();
        boolean negative = first == '-';
        long number = negative ? 0 : digit(first);
        for (byte next = next(); next != '\r'; next = next()) {
            number = Math.addExact(Math.multiplyExact(number, 10), digit(next));
        }
        expect('\n');
        return Math.toIntExact(negative ? -number : number);
    }

    private static int digit(byte character) {
        if (character < '0' || character > '9') {
            throw unexpected(character);
        }
        return character - '0';
    }

    /** So many bytes and the end of the line, as text. */
    String text(int length) {
        int read = 0;
        while (read < length) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            }
            read += read(read, Math.min(length, bytes.length) - read);
        }
        endLine();
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (bytes.length > KEPT_LENGTH) {
            bytes = new byte[USUAL_LENGTH];
        }
        return text;
    }

    private int read(int offset, int length) {
        while (true) {
            try {
                int count = in.read(bytes, offset, length);
                missed = 0;
                return count;
            } catch (JedisConnectionException failure) {
                await(failure);
            }
        }
    }

    /** Leaves out so many bytes and the end of the line. */
    void skip(int length) {
        for (int left = length; left > 0; ) {
            left -= read(0, Math.min(left, bytes.length));
        }
        endLine();
    }

    void skipLine() {
        byte next = next();
        while (next != '\r') {
            next = next();
        }
        expect('\n');
    }

    private void endLine() {
        expect('\r');
        expect('\n');
    }

    void expect(char character) {
        byte next = next();
        if (next != character) {
            throw unexpected(next);
        }
    }

    static JedisConnectionException unexpected(byte character) {
        return new JedisConnectionException(
                "The server does not follow the protocol: character " + character + " was not to be expected");
    }
}
