// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Writes any text with the characters {@code A-Z a-z 0-9 . _ -} and {@code %XX} for each byte of all others. The bytes
 * are UTF-8, where half a surrogate pair, which UTF-8 does not know, has the three bytes that its number would have. So
 * no two texts are written alike.
 */
final class Escaping {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escaping() {}

    static String escape(String text) {
        int plain = plainPrefix(text);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isPlain(point)) {
                escaped.append((char) point);
            } else {
                appendBytes(escaped, point);
            }
            i += Character.charCount(point);
        }
        return escaped.toString();
    }

    /**
     * The text that was written so.
     *
     * @throws Unreadable if none was
     */
    static String unescape(String escaped) {
        if (plainPrefix(escaped) == escaped.length()) {
            return escaped;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes.write(hexByte(escaped, i + 1));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        String text = LooseUtf8.decode(bytes.toByteArray());
        if (!escape(text).equals(escaped)) {
            throw new Unreadable("has a name that Larder does not write");
        }
        return text;
    }

    private static int plainPrefix(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z')
                || (point >= '0' && point <= '9')
                || (point >= 'A' && point <= 'Z')
                || point == '-'
                || point == '.'
                || point == '_';
    }

    private static void appendBytes(StringBuilder escaped, int point) {
        byte[] bytes = LooseUtf8.encode(Character.toString(point));
        for (byte one : bytes) {
            escaped.append('%').append(HEX.toHexDigits(one));
        }
    }

    private static int hexByte(String escaped, int at) {
        if (at + 2 > escaped.length() || !isHex(escaped.charAt(at)) || !isHex(escaped.charAt(at + 1))) {
            throw new Unreadable("has a name with half an escape");
        }
        return HexFormat.fromHexDigits(escaped, at, at + 2);
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
