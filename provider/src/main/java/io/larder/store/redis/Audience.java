// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.io.ByteArrayOutputStream;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * Who is told by this JVM, and not by the server, of what it changes.
 *
 * @param channel that they have subscribed to
 * @param together whether changes of several keys can be told in one message, since one transaction can hold them all:
 *     not in a Cluster, where that is bound to one slot
 */
record Audience(String channel, boolean together) {

    /** Between the names in a message; none of them contains it. */
    static final char SEPARATOR = ' ';

    /** The word of what has changed. */
    CommandArguments word(List<byte[]> keys) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] key : keys) {
            if (message.size() > 0) {
                message.write(SEPARATOR);
            }
            message.writeBytes(key);
        }
        return new CommandArguments(Command.PUBLISH).add(channel).add(message.toByteArray());
    }
}
