// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What is asked of the server that holds a key: one command, or two.
 *
 * @param key says which server
 * @param command the command
 * @param second the other one; null if there is one only. The reply is then the list of both replies
 * @param form how two belong together
 * @param effect what it does to the key
 * @param audience who is told of it; null if nobody is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Call(
        byte[] key,
        CommandArguments command,
        @Nullable CommandArguments second,
        Form form,
        Effect effect,
        @Nullable Audience audience) {

    /** What a call consists of. */
    enum Form {
        /** One command. */
        ONE,
        /** Two, of which at most one takes effect, carried out together without anything between them. */
        EITHER,
        /** Two, one after the other. */
        BOTH
    }

    /** What a call does to its key. */
    enum Effect {
        /** Nothing. */
        NONE,
        /** The same however often it is sent. */
        SAME,
        /** Something else if it is sent again. */
        EACH
    }

    private static final CommandArguments MULTI = new CommandArguments(Protocol.Command.MULTI);
    private static final CommandArguments EXEC = new CommandArguments(Protocol.Command.EXEC);
    private static final CommandArguments ASKING = new CommandArguments(Protocol.Command.ASKING);

    /** A command that changes nothing. */
    static Call reading(byte[] key, CommandArguments command) {
        return new Call(key, command, null, Form.ONE, Effect.NONE, null);
    }

    /** A command that changes the same however often it is sent. */
    static Call repeatable(byte[] key, CommandArguments command) {
        return new Call(key, command, null, Form.ONE, Effect.SAME, null);
    }

    /** A command that is sent once. */
    static Call once(byte[] key, CommandArguments command) {
        return new Call(key, command, null, Form.ONE, Effect.EACH, null);
    }

    /** Two commands of which at most one takes effect. */
    static Call either(byte[] key, CommandArguments command, CommandArguments otherwise) {
        return new Call(key, command, otherwise, Form.EITHER, Effect.EACH, null);
    }

    /** Two commands that change nothing, in one trip. */
    static Call both(byte[] key, CommandArguments first, CommandArguments second) {
        return new Call(key, first, second, Form.BOTH, Effect.NONE, null);
    }

    /** The same for a server that does not know the script. */
    Call spelledOut() {
        return new Call(key, Scripts.spelledOut(command), second, form, effect, audience);
    }

    /** The same, and these are told that the key has changed. */
    Call toldTo(Audience others) {
        return new Call(key, command, second, form, effect, others);
    }

    /** Whether it may be sent again when it is not known what became of it. */
    boolean repeatable() {
        return effect != Effect.EACH;
    }

    boolean changes() {
        return effect != Effect.NONE;
    }

    List<CommandArguments> commands() {
        return second == null ? List.of(command) : List.of(command, second);
    }

    /** How many replies it gets. */
    int replies() {
        return switch (form) {
            case ONE -> 1;
            case BOTH -> 2;
            case EITHER -> 4;
        };
    }

    void send(Connection connection) {
        if (form == Form.EITHER) {
            connection.sendCommand(MULTI);
        }
        connection.sendCommand(command);
        if (second != null) {
            connection.sendCommand(second);
        }
        if (form == Form.EITHER) {
            connection.sendCommand(EXEC);
        }
    }

    /** The reply among those that {@link #send} got; what failed first, if something did. */
    @Nullable
    Object reply(List<? extends @Nullable Object> replies) {
        for (Object reply : replies) {
            if (reply instanceof JedisDataException) {
                return reply;
            }
        }
        return form == Form.BOTH ? replies : replies.get(replies.size() - 1);
    }

    /** Sends it to a server that is about to take the key over. There, no two commands can be carried out as one. */
    @Nullable
    Object ask(Connection connection) {
        if (second == null) {
            return asked(connection, command);
        }
        if (form == Form.BOTH) {
            return reply(Arrays.asList(asked(connection, command), asked(connection, second)));
        }
        while (true) {
            Object first = asked(connection, command);
            if (first instanceof JedisDataException) {
                return first;
            }
            Object other = first == null ? asked(connection, second) : null;
            if (other instanceof JedisDataException) {
                return other;
            }
            if (first != null || other != null) {
                return Arrays.asList(first, other);
            }
        }
    }

    /** What can not be told as one with the command is told behind it. */
    private @Nullable Object asked(Connection connection, CommandArguments asked) {
        connection.sendCommand(ASKING);
        connection.sendCommand(asked);
        if (audience != null) {
            connection.sendCommand(audience.word(List.of(key)));
        }
        List<Object> replies = connection.getMany(audience == null ? 2 : 3);
        Object last = replies.get(replies.size() - 1);
        return last instanceof JedisDataException ? last : replies.get(1);
    }
}
