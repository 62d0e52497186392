// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 that also has bytes for half a surrogate pair, so that every string of Java survives it. */
final class LooseUtf8 {

    private LooseUtf8() {}

    static byte[] encode(String text) {
        return isWellFormed(text) ? text.getBytes(StandardCharsets.UTF_8) : encodeLoosely(text);
    }

    /**
     * The text of these bytes.
     *
     * @throws Unreadable if no text has these bytes
     */
    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeLoosely(bytes);
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static byte[] encodeLoosely(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | point >> 12);
                bytes.write(0x80 | point >> 6 & 0x3F);
                bytes.write(0x80 | point & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static String decodeLoosely(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int from = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (isHalf(bytes, i)) {
                text.append(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                text.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F));
                from = i + 3;
                i += 2;
            }
        }
        text.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
        String decoded = text.toString();
        if (!Arrays.equals(encode(decoded), bytes)) {
            throw new Unreadable("has text that is not UTF-8");
        }
        return decoded;
    }

    private static boolean isHalf(byte[] bytes, int i) {
        return bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0 && (bytes[i + 2] & 0xC0) == 0x80;
    }
}
