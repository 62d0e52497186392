// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One command to a server and, once it has come, the reply. All that stands in the command line comes from this
 * package, in an alphabet that means nothing to the protocol. For one thread, which hands it to one exchange.
 */
final class Request {

    private static final byte[] NO_DATA = {};
    private static final byte[] LINE_END = {'\r', '\n'};

    /** When something is stored. */
    enum Verb {
        /** Always. */
        SET,
        /** If nothing is there. */
        ADD,
        /** If something is there. */
        REPLACE
    }

    private final byte[] line;
    private final byte @Nullable [] data;
    private final long mostBytes;

    private @Nullable Reply reply;

    private Request(String line, byte @Nullable [] data, long mostBytes) {
        this.line = (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        this.data = data;
        this.mostBytes = mostBytes;
    }

    /** Everything about an entry: value, unique number, client flags, seconds left. */
    static Request read(String name, long mostBytes) {
        return new Request("mg " + name + " v c f t", null, mostBytes);
    }

    /** As {@link #read}, and starts its lifetime anew. */
    static Request readTouching(String name, long exptime, long mostBytes) {
        return new Request("mg " + name + " v c f t T" + exptime, null, mostBytes);
    }

    /** Everything about an entry but its value. */
    static Request peek(String name) {
        return new Request("mg " + name + " c f t", null, 0);
    }

    /** The value alone. */
    static Request value(String name, long mostBytes) {
        return new Request("mg " + name + " v", null, mostBytes);
    }

    /** The value alone; from now on it does not expire. */
    static Request valueForGood(String name, long mostBytes) {
        return new Request("mg " + name + " v T0", null, mostBytes);
    }

    /** Stores it under the condition that the verb names. */
    static Request store(Verb verb, String name, Ending ending, byte[] data) {
        return storing(verb.name().toLowerCase(Locale.ROOT), name, ending, data, "");
    }

    /** Stores it if what lies there still has this unique number. */
    static Request compareAndSet(String name, Ending ending, byte[] data, long unique) {
        return storing("cas", name, ending, data, " " + Long.toUnsignedString(unique));
    }

    static Request delete(String name) {
        return new Request("delete " + name, null, 0);
    }

    /** Deletes it if what lies there still has this unique number; the text protocol's own command would ignore that. */
    static Request deleteIf(String name, long unique) {
        return new Request("md " + name + " C" + Long.toUnsignedString(unique), null, 0);
    }

    /** The first command of a connection to a server that lets nobody in without a password. */
    static Request logIn(String user, String password) {
        byte[] data = (user + " " + password).getBytes(StandardCharsets.UTF_8);
        return storing("set", "login", Ending.NEVER, data, "");
    }

    private static Request storing(String verb, String name, Ending ending, byte[] data, String more) {
        String line = verb + " " + name + " " + Integer.toUnsignedString(ending.flags()) + " " + ending.exptime() + " "
                + data.length + more;
        return new Request(line, data, 0);
    }

    /** How many bytes it takes on the wire. */
    int length() {
        return line.length + (data == null ? 0 : data.length + LINE_END.length);
    }

    /** How many bytes are to be stored. */
    int size() {
        return data == null ? NO_DATA.length : data.length;
    }

    /** Writes it; gives the place behind it. */
    int writeTo(byte[] out, int at) {
        System.arraycopy(line, 0, out, at, line.length);
        int end = at + line.length;
        if (data == null) {
            return end;
        }
        System.arraycopy(data, 0, out, end, data.length);
        System.arraycopy(LINE_END, 0, out, end + data.length, LINE_END.length);
        return end + data.length + LINE_END.length;
    }

    ReplyReader reader() {
        return new ReplyReader(mostBytes);
    }

    void answered(Reply answer) {
        reply = answer;
    }

    boolean isAnswered() {
        return reply != null;
    }

    /** The reply; only once there is one. */
    Reply reply() {
        return requireNonNull(reply, "There is no reply yet");
    }
}
