// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Input;
import java.util.Arrays;

/** Bytes to read, none of whose lengths is believed before there are bytes enough for it. */
final class GuardedInput extends Input {

    GuardedInput(byte[] bytes) {
        super(bytes);
    }

    int remaining() {
        return limit - position;
    }

    /**
     * A number of things each of which takes at least so many bytes.
     *
     * @throws Unreadable if there are not so many bytes left
     */
    int readLength(int bytesEach) {
        int length = readVarInt(true);
        if (length < 0 || (long) length * bytesEach > remaining()) {
            throw new Unreadable("claims to be longer than it is");
        }
        return length;
    }

    /** The length of a string that is not ASCII stands in front of it, and Kryo makes room for it at once. */
    @Override
    public String readString() {
        int start = position;
        if (remaining() > 0 && (buffer[position] & 0x80) != 0) {
            int characters = readVarIntFlag(true);
            if (characters < 0 || characters - 1 > remaining()) {
                throw new Unreadable("claims to be longer than it is");
            }
            position = start;
        }
        return super.readString();
    }

    /** Skips these bytes if they come next. */
    boolean skipIfNext(byte[] expected) {
        boolean next = remaining() >= expected.length
                && Arrays.equals(buffer, position, position + expected.length, expected, 0, expected.length);
        if (next) {
            position += expected.length;
        }
        return next;
    }
}
