// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.Pool;

/** A walk over all keys of one server that begin with a text; one that comes or goes meanwhile may be missed, others may come twice. */
final class Scan {

    /** Large enough that a walk over millions is no matter of minutes, small enough that nobody else has to wait. */
    private static final int COUNT = 500;

    private static final byte[] BEGINNING = {'0'};

    private final Servers servers;
    private final Pool<Connection> pool;
    private final byte[] pattern;
    private byte[] position = BEGINNING;
    private boolean ended;

    /**
     * Has not asked yet.
     *
     * @param beginning nothing in it means anything to a glob
     */
    Scan(Servers servers, Pool<Connection> pool, String beginning) {
        this.servers = servers;
        this.pool = pool;
        this.pattern = Requests.ascii(beginning + "*");
    }

    boolean hasEnded() {
        return ended;
    }

    /** Some more keys; often none. */
    List<String> step(Deadline deadline) {
        List<?> reply;
        try {
            reply = servers.on(pool, deadline, this::ask);
        } catch (JedisConnectionException lost) {
            // A connection that had died while it was idle says nothing of the server.
            reply = servers.on(pool, deadline, this::ask);
        }
        position = (byte[]) reply.get(0);
        ended = position.length == 1 && position[0] == BEGINNING[0];
        List<?> found = (List<?>) reply.get(1);
        List<String> keys = new ArrayList<>(found.size());
        found.forEach(key -> keys.add(new String((byte[]) key, StandardCharsets.ISO_8859_1)));
        return keys;
    }

    private List<?> ask(Connection connection) {
        connection.sendCommand(new CommandArguments(Command.SCAN)
                .add(position)
                .add("MATCH")
                .add(pattern)
                .add("COUNT")
                .add(COUNT));
        return (List<?>) connection.getOne();
    }
}
