// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.RedisInputStream;

/** What servers send, byte by byte, with silence in between. */
final class InvalidationsTest {

    private static final int PATIENCE = 3;
    private static final String REDIRECTED = "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n";
    private static final String PUSHED = ">2\r\n$10\r\ninvalidate\r\n";

    private final HeardChanges heard = new HeardChanges();
    private int asked;

    /** Reads so many messages from pieces; before each piece but the first, and at the end, the server is silent. */
    private void read(int messages, String... pieces) {
        PatientInput in = new PatientInput(new RedisInputStream(new Pieces(pieces)), () -> asked++, PATIENCE);
        Invalidations invalidations = new Invalidations(in, heard);
        for (int i = 0; i < messages; i++) {
            invalidations.readOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REDIRECTED, PUSHED})
    void readOne_keys_tellsEach(String announced) {
        read(2, announced + "*2\r\n$1\r\na\r\n$3\r\nb\r\n\r\n" + announced + "*1\r\n$0\r\n\r\n");
        assertThat(heard.rest()).containsExactly("a", "b\r\n", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REDIRECTED + "*-1\r\n",
                REDIRECTED + "$-1\r\n",
                PUSHED + "_\r\n",
                PUSHED + "*-1\r\n",
            })
    void readOne_null_tellsThatEverythingChanged(String message) {
        read(1, message);
        assertThat(heard.rest()).containsExactly(HeardChanges.EVERYTHING);
    }

    @Test
    void readOne_singleText_isAKey() {
        read(1, REDIRECTED + "$1\r\na\r\n");
        assertThat(heard.rest()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+PONG\r\n",
                "$4\r\nPONG\r\n",
                "-NOPERM no ping for you\r\n",
                "*2\r\n$4\r\npong\r\n$0\r\n\r\n",
                "*3\r\n$9\r\nsubscribe\r\n$20\r\n__redis__:invalidate\r\n:1\r\n",
                ">2\r\n$21\r\ntracking-redir-broken\r\n:7\r\n",
            })
    void readOne_anythingElse_isASignOfLife(String answer) {
        read(2, answer + PUSHED + "*1\r\n$1\r\na\r\n");
        assertThat(heard.rest()).containsExactly("a");
    }

    @Test
    void readOne_silenceAfterAnyByte_losesNothing() {
        String message = REDIRECTED + "*2\r\n$1\r\na\r\n$12\r\nlonger\r\ntext\r\n";
        read(1, message.split(""));
        assertThat(heard.rest()).containsExactly("a", "longer\r\ntext");
        assertThat(asked).isEqualTo(message.length() - 1);
    }

    @Test
    void readOne_silenceForTooLong_givesUp() {
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> read(1, PUSHED, "", ""))
                .withMessageContaining("silent");
        assertThat(asked).isEqualTo(PATIENCE - 1);
    }

    @Test
    void readOne_endOfStream_isLost() {
        PatientInput in =
                new PatientInput(new RedisInputStream(InputStream.nullInputStream()), () -> asked++, PATIENCE);
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(new Invalidations(in, heard)::readOne);
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 100_000})
    void readOne_longKey_isWhole(int length) {
        String key = "k".repeat(length - 1) + "\u00ff";
        read(2, (PUSHED + "*2\r\n$" + length + "\r\n" + key + "\r\n$1\r\na\r\n").repeat(2));
        assertThat(heard.rest()).containsExactly(key, "a", key, "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n",
                PUSHED + "*1\r\n$-1\r\n",
                PUSHED + "*1\r\n:1\r\n",
                PUSHED + "*1\r\n$1\r\nabc\r\n",
                PUSHED + "*1\r\n$99999999999999999999999\r\n",
                PUSHED + "*4294967296\r\n",
                PUSHED + "*1x\r\n",
                PUSHED + "%1\r\n",
                ">1\r\n:1\r\n",
                // a forged length, of which few bytes come
                PUSHED + "*1\r\n$2147483647\r\nfew",
            })
    void readOne_notTheProtocol_endsTheConnection(String bytes) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> read(1, bytes));
        assertThat(heard.rest()).isEmpty();
    }

    /** A stream whose reads time out between pieces. */
    private static final class Pieces extends InputStream {
        private final Deque<byte[]> pieces = new ArrayDeque<>();
        private boolean silent;

        Pieces(String... texts) {
            Arrays.stream(texts)
                    .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                    .forEach(pieces::add);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("reads are buffered");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws SocketTimeoutException {
            byte[] piece = pieces.peek();
            if (silent || piece == null || piece.length == 0) {
                silent = false;
                if (piece != null && piece.length == 0) {
                    pieces.remove();
                }
                throw new SocketTimeoutException("Read timed out");
            }
            int count = Math.min(length, piece.length);
            System.arraycopy(piece, 0, buffer, offset, count);
            pieces.remove();
            if (count < piece.length) {
                pieces.push(Arrays.copyOfRange(piece, count, piece.length));
            } else {
                silent = true;
            }
            return count;
        }
    }
}
