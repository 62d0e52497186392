// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.rubyeye.xmemcached.exception.MemcachedDecodeException;
import org.junit.jupiter.api.Test;

final class ReplyReaderTest {

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** In pieces of that size, each of which may end anywhere. */
    private static Reply read(String text, int piece, long mostBytes) {
        ReplyReader reader = new ReplyReader(mostBytes);
        for (int from = 0; from < text.length(); from += piece) {
            Reply reply = reader.read(bytes(text.substring(from, Math.min(text.length(), from + piece))));
            assertThat(reply != null).isEqualTo(from + piece >= text.length());
            if (reply != null) {
                return reply;
            }
        }
        throw new AssertionError("It is not complete: " + text);
    }

    private static String data(Reply reply) {
        return new String(requireNonNull(reply.data()), StandardCharsets.ISO_8859_1);
    }

    @Test
    void read_inPiecesOfAnySize_givesTheSame() {
        String value = "\r\nEND\r\nVA 3\r\n" + "x".repeat(200);
        String reply = "VA " + value.length() + " c18446744073709551615 f2147483648 t-1\r\n" + value + "\r\n";
        for (int piece = 1; piece <= reply.length(); piece++) {
            Reply read = read(reply, piece, 10_000);
            assertThat(data(read)).isEqualTo(value);
            assertThat(read.number('c', 0)).isEqualTo(-1L);
            assertThat((int) read.number('f', 0)).isEqualTo(Integer.MIN_VALUE);
            assertThat(read.number('t', 7)).isEqualTo(-1);
            assertThat(read.number('x', 7)).isEqualTo(7);
        }
    }

    @Test
    void read_oneReplyOfSeveral_leavesTheOthers() {
        ByteBuffer in = bytes("VA 2\r\nab\r\nHD c5\r\nSTORED\r\n");
        assertThat(data(requireNonNull(new ReplyReader(10).read(in)))).isEqualTo("ab");
        assertThat(requireNonNull(new ReplyReader(10).read(in)).number('c', 0)).isEqualTo(5);
        assertThat(requireNonNull(new ReplyReader(10).read(in)).isStored()).isTrue();
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void read_largeValues_keepsEveryByte() {
        String value = "0123456789".repeat(50_000);
        assertThat(data(read("VA " + value.length() + "\r\n" + value + "\r\n", 7_001, 1_000_000)))
                .isEqualTo(value);
        assertThat(data(read("VA 0 c1\r\n\r\n", 1, 10))).isEmpty();
    }

    @Test
    void read_moreThanWanted_throwsItAwayAndGoesOn() {
        ByteBuffer in = bytes("VA 11 c1\r\n01234567890\r\nEN\r\n");
        assertThat(requireNonNull(new ReplyReader(10).read(in)).data()).isNull();
        assertThat(requireNonNull(new ReplyReader(10).read(in)).isNothing()).isTrue();
    }

    @Test
    void read_aClaimOfGigabytes_takesNoMemoryForIt() {
        ReplyReader reader = new ReplyReader(Long.MAX_VALUE);
        assertThat(reader.read(bytes("VA 2147483647 c1\r\nabc"))).isNull();
        assertThat(reader.read(bytes("def"))).isNull();
    }

    @Test
    void read_nonsense_isRefused() {
        for (String text : new String[] {"VA x\r\n", "VA -1\r\n", "VA 99999999999\r\n", "x".repeat(10_000)}) {
            assertThatExceptionOfType(MemcachedDecodeException.class)
                    .as(text)
                    .isThrownBy(() -> new ReplyReader(10).read(bytes(text)));
        }
    }

    @Test
    void reply_words_areToldApart() {
        assertThat(new Reply("EN", null).isNothing()).isTrue();
        assertThat(new Reply("END", null).isNothing()).isFalse();
        assertThat(new Reply("HD c1", null).isHit()).isTrue();
        assertThat(new Reply("ERROR", null).isConfusion()).isTrue();
        assertThat(new Reply("SERVER_ERROR object too large for cache", null).isTooLarge())
                .isTrue();
        assertThat(new Reply("SERVER_ERROR out of memory storing object", null).isTooLarge())
                .isFalse();
    }
}
