// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import org.jspecify.annotations.Nullable;

/** What a server replied to one command: a line, and behind some lines a block of data. Immutable. */
final class Reply {

    /** To what no server is asked to store, since the settings do not allow it. */
    static final Reply NOT_SENT = new Reply("SERVER_ERROR object too large to be sent", null);

    private final String line;
    private final byte @Nullable [] data;

    /**
     * A reply.
     *
     * @param line without its end
     * @param data null if there is none, or more than was wanted
     */
    Reply(String line, byte @Nullable [] data) {
        this.line = line;
        this.data = data;
    }

    String line() {
        return line;
    }

    byte @Nullable [] data() {
        return data;
    }

    boolean isStored() {
        return line.equals("STORED");
    }

    /** Whether a meta command met what it was sent for. */
    boolean isHit() {
        return line.startsWith("VA ") || isWord("HD") || isWord("OK");
    }

    boolean isDeleted() {
        return line.equals("DELETED") || isWord("HD") || isWord("OK");
    }

    /** Whether there was nothing under the name. */
    boolean isNothing() {
        return isWord("EN") || isWord("NF") || line.equals("NOT_FOUND");
    }

    /** Whether the server could not do it. */
    boolean isError() {
        return line.startsWith("SERVER_ERROR") || isConfusion();
    }

    /** Whether the server did not understand: what it says next may be an answer to anything. */
    boolean isConfusion() {
        return line.startsWith("CLIENT_ERROR") || isWord("ERROR");
    }

    boolean isTooLarge() {
        return line.startsWith("SERVER_ERROR object too large");
    }

    /** A number among the flags behind a meta command's reply. */
    long number(char flag, long missing) {
        int from = line.startsWith("VA ") ? 3 : 0;
        for (int at = line.indexOf(' ', from); at >= 0; at = line.indexOf(' ', at + 1)) {
            if (at + 1 < line.length() && line.charAt(at + 1) == flag) {
                int end = line.indexOf(' ', at + 1);
                return parsed(line.substring(at + 2, end < 0 ? line.length() : end), missing);
            }
        }
        return missing;
    }

    private static long parsed(String digits, long missing) {
        try {
            return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            return missing;
        }
    }

    private boolean isWord(String word) {
        return line.startsWith(word) && (line.length() == word.length() || line.charAt(word.length()) == ' ');
    }

    @Override
    public String toString() {
        return line;
    }
}
