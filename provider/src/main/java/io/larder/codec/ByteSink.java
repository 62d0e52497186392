// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ByteArrayOutputStream;

/** Bytes as they grow, up to a limit. */
final class ByteSink {

    private static final int LIMIT = 4 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void tag(char tag) {
        bytes.write(tag);
    }

    /** With its length in front, so that it can't run into what follows. */
    void text(String text) {
        array(LooseUtf8.encode(text));
    }

    /** With its length in front. */
    void array(byte[] array) {
        number(array.length);
        if (bytes.size() + (long) array.length > LIMIT) {
            throw new NoCanonicalForm("its canonical form is larger than " + LIMIT + " bytes");
        }
        bytes.writeBytes(array);
    }

    /** Seven bits to a byte, the lowest first. */
    void number(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
