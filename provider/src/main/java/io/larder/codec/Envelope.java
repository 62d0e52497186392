// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a server, the same on every store. All numbers are big-endian.
 *
 * <pre>
 *  0  format, 1
 *  1  flags: 1 deadline, 2 whole key; the others are 0
 *  2  id of the codec
 *  3  version stamp, 16 bytes
 * 19  CRC-32C of where it lies and of all other bytes
 * 23  [deadline, 8 bytes] [length of the key, 4 bytes; the key] payload, to the end
 * </pre>
 *
 * @param codec the id of the codec that made key and payload
 * @param version the stamp of the write
 * @param deadline milliseconds since the epoch, or {@link EntryCodec#NO_DEADLINE}
 * @param key the encoded key, null if it can be read from its name
 * @param payload the encoded value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Envelope(int codec, Version version, long deadline, byte @Nullable [] key, byte[] payload) {

    static final int FORMAT = 1;

    private static final int DEADLINE = 1;
    private static final int WHOLE_KEY = 2;
    private static final int CHECKSUM_OFFSET = EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH;
    private static final int HEADER = CHECKSUM_OFFSET + Integer.BYTES;

    byte[] sealed(KeyName name, byte[] context) {
        boolean ends = deadline != EntryCodec.NO_DEADLINE;
        int length = HEADER + (ends ? Long.BYTES : 0) + (key == null ? 0 : Integer.BYTES + key.length) + payload.length;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put((byte) FORMAT).put((byte) ((ends ? DEADLINE : 0) | (key == null ? 0 : WHOLE_KEY)));
        out.put((byte) codec).putLong(version.high()).putLong(version.low()).putInt(0);
        if (ends) {
            out.putLong(deadline);
        }
        if (key != null) {
            out.putInt(key.length).put(key);
        }
        out.put(payload);
        out.putInt(CHECKSUM_OFFSET, checksum(out.array(), name, context));
        return out.array();
    }

    /**
     * What was sealed.
     *
     * @throws Unreadable if nothing was, or not for this place
     */
    static Envelope opened(byte[] bytes, KeyName name, byte[] context) {
        if (bytes.length < HEADER || bytes[0] != FORMAT) {
            throw new Unreadable("is not of a format that Larder knows");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(CHECKSUM_OFFSET) != checksum(bytes, name, context)) {
            throw new Unreadable("is damaged, or belongs under another key");
        }
        return opened(in);
    }

    private static Envelope opened(ByteBuffer in) {
        int flags = in.get(1);
        if ((flags & ~(DEADLINE | WHOLE_KEY)) != 0) {
            throw new Unreadable("bears flags that Larder does not know");
        }
        int codec = in.get(2) & 0xFF;
        Version version =
                new Version(in.getLong(EntryCodec.VERSION_OFFSET), in.getLong(EntryCodec.VERSION_OFFSET + Long.BYTES));
        in.position(HEADER);
        long deadline = (flags & DEADLINE) == 0
                ? EntryCodec.NO_DEADLINE
                : requireRoom(in, Long.BYTES).getLong();
        byte[] key = (flags & WHOLE_KEY) == 0
                ? null
                : next(in, requireRoom(in, Integer.BYTES).getInt());
        return new Envelope(codec, version, deadline, key, next(in, in.remaining()));
    }

    private static byte[] next(ByteBuffer in, int length) {
        requireRoom(in, length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static ByteBuffer requireRoom(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new Unreadable("ends too early");
        }
        return in;
    }

    private static int checksum(byte[] bytes, KeyName name, byte[] context) {
        CRC32C crc = new CRC32C();
        byte[] place = name.text().getBytes(StandardCharsets.ISO_8859_1);
        crc.update(context);
        // No name contains it, so that no byte can pass from the one to the other.
        crc.update(':');
        crc.update(place);
        crc.update(bytes, 0, CHECKSUM_OFFSET);
        crc.update(bytes, HEADER, bytes.length - HEADER);
        return (int) crc.getValue();
    }

    /** The stamp alone, cut short where the bytes are, as a server cuts it. */
    static byte[] version(byte[] bytes) {
        int from = Math.min(EntryCodec.VERSION_OFFSET, bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(CHECKSUM_OFFSET, bytes.length));
    }
}
