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
 * What is asked of the server that holds a key: one command; or two, of which at most one takes effect, carried out
 * together without anything between them.
 *
 * @param key says which server
 * @param command the command
 * @param otherwise the other one; null if there is one only. The reply is then the list of both replies
 * @param repeatable whether it may be sent again when it is not known what became of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Call(byte[] key, CommandArguments command, @Nullable CommandArguments otherwise, boolean repeatable) {

    private static final CommandArguments MULTI = new CommandArguments(Protocol.Command.MULTI);
    private static final CommandArguments EXEC = new CommandArguments(Protocol.Command.EXEC);
    private static final CommandArguments ASKING = new CommandArguments(Protocol.Command.ASKING);

    /** A command that changes nothing, or the same however often it is sent. */
    static Call repeatable(byte[] key, CommandArguments command) {
        return new Call(key, command, null, true);
    }

    /** A command that is sent once. */
    static Call once(byte[] key, CommandArguments command) {
        return new Call(key, command, null, false);
    }

    /** Two commands of which at most one takes effect. */
    static Call either(byte[] key, CommandArguments command, CommandArguments otherwise) {
        return new Call(key, command, otherwise, false);
    }

    /** The same for a server that does not know the script. */
    Call spelledOut() {
        return new Call(key, Scripts.spelledOut(command), otherwise, repeatable);
    }

    /** How many replies it gets. */
    int replies() {
        return otherwise == null ? 1 : 4;
    }

    void send(Connection connection) {
        if (otherwise == null) {
            connection.sendCommand(command);
            return;
        }
        connection.sendCommand(MULTI);
        connection.sendCommand(command);
        connection.sendCommand(otherwise);
        connection.sendCommand(EXEC);
    }

    /** The one reply among those that {@link #send} got; what failed first, if something did. */
    @Nullable
    Object reply(List<Object> replies) {
        for (Object reply : replies) {
            if (reply instanceof JedisDataException) {
                return reply;
            }
        }
        return replies.get(replies.size() - 1);
    }

    /** Sends it to a server that is about to take the key over. There, no two commands can be carried out as one. */
    @Nullable
    Object ask(Connection connection) {
        if (otherwise == null) {
            return asked(connection, command);
        }
        while (true) {
            Object first = asked(connection, command);
            if (first instanceof JedisDataException) {
                return first;
            }
            Object second = first == null ? asked(connection, otherwise) : null;
            if (second instanceof JedisDataException) {
                return second;
            }
            if (first != null || second != null) {
                return Arrays.asList(first, second);
            }
        }
    }

    private static @Nullable Object asked(Connection connection, CommandArguments command) {
        connection.sendCommand(ASKING);
        connection.sendCommand(command);
        return connection.getMany(2).get(1);
    }
}
