// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.rubyeye.xmemcached.exception.MemcachedDecodeException;
import org.jspecify.annotations.Nullable;

/** Reads one reply as its bytes come. Takes no more memory than has come, whatever the server says will come. */
final class ReplyReader {

    private static final int LONGEST_LINE = 8_192;
    private static final int FIRST_BLOCK = 65_536;
    private static final int LINE_END = 2;
    private static final byte[] NOTHING = {};

    private final long mostBytes;

    /** What has come of the line. */
    private byte[] begun = NOTHING;

    private @Nullable String line;

    /** What is still to come of the data and the line's end behind it; negative while there is no line. */
    private long left = -1;

    private byte @Nullable [] data;
    private int filled;

    /**
     * A reader for one reply.
     *
     * @param mostBytes data longer than this is read and thrown away
     */
    ReplyReader(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The reply, if the bytes up to here complete it. */
    @Nullable
    Reply read(ByteBuffer in) {
        if (line == null && !readLine(in)) {
            return null;
        }
        readData(in);
        return left > 0 || line == null ? null : new Reply(line, data);
    }

    private boolean readLine(ByteBuffer in) {
        int end = in.position();
        while (end < in.limit() && in.get(end) != '\n') {
            end++;
        }
        int length = end - in.position();
        if (begun.length + length > LONGEST_LINE) {
            throw new MemcachedDecodeException("The server's reply is a line without an end");
        }
        byte[] bytes = Arrays.copyOf(begun, begun.length + length);
        in.get(bytes, begun.length, length);
        if (!in.hasRemaining()) {
            begun = bytes;
            return false;
        }
        in.get();
        boolean carriage = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        line = new String(bytes, 0, carriage ? bytes.length - 1 : bytes.length, StandardCharsets.ISO_8859_1);
        begin(line);
        return true;
    }

    private void begin(String complete) {
        left = 0;
        if (!complete.startsWith("VA ")) {
            return;
        }
        int end = complete.indexOf(' ', 3);
        int length;
        try {
            length = Integer.parseInt(complete.substring(3, end < 0 ? complete.length() : end));
        } catch (NumberFormatException e) {
            throw new MemcachedDecodeException("The server's reply does not say how long it is", e);
        }
        if (length < 0) {
            throw new MemcachedDecodeException("The server's reply has a negative length");
        }
        left = (long) length + LINE_END;
        if (length <= mostBytes) {
            data = new byte[Math.min(length, FIRST_BLOCK)];
        }
    }

    private void readData(ByteBuffer in) {
        while (left > 0 && in.hasRemaining()) {
            byte[] kept = data;
            int wanted = (int) Math.min(left, in.remaining());
            int ours = kept == null ? 0 : (int) Math.max(0, Math.min(wanted, left - LINE_END));
            if (kept != null && ours > 0) {
                kept = withRoom(kept, ours);
                in.get(kept, filled, ours);
                filled += ours;
                data = kept;
                left -= ours;
            } else {
                in.position(in.position() + wanted);
                left -= wanted;
            }
        }
    }

    private byte[] withRoom(byte[] kept, int more) {
        if (filled + more <= kept.length) {
            return kept;
        }
        long whole = filled + left - LINE_END;
        return Arrays.copyOf(kept, (int) Math.min(whole, Math.max(filled + more, 2L * kept.length)));
    }
}
