// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.nio.charset.StandardCharsets;

/**
 * What a key is called on a server, before prefix, cache and generation are put in front of it. One letter for the type
 * of the key and the key itself, or {@code h} and a digest of it. Consists of {@code A-Z a-z 0-9 . _ - %} alone, so
 * nothing in it means anything to a protocol, a glob, or the separators {@code : { }}. Equal keys have the same name in
 * every JVM; keys that differ in value or type have different names. Immutable.
 */
public final class KeyName {

    static final char DIGEST = 'h';
    static final int LONGEST_DIGEST = 44;

    private final String text;

    KeyName(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The text in ASCII: a new array each time. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the key can't be read from its name, so that the envelope bears it. */
    public boolean wholeKeyNeeded() {
        return text.charAt(0) == DIGEST;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyName name && name.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
