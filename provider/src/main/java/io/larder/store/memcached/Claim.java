// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One lease on one server, taken or not. Who asks holds its monitor. */
final class Claim {

    private static final int MOST_BYTES = 64;

    private final String name;
    private final Server server;
    private final byte[] token = Generations.fresh().getBytes(StandardCharsets.ISO_8859_1);

    /** The server's number of our item; 0 if it is not ours. */
    private long unique;

    private long epoch;

    Claim(String name, Server server) {
        this.name = name;
        this.server = server;
    }

    Server server() {
        return server;
    }

    boolean isHeld() {
        return unique != 0;
    }

    Request add(Ending ending) {
        return Request.store(Request.Verb.ADD, name, ending, token);
    }

    /** Lets it begin anew, if it is ours still. */
    Request renew(Ending ending) {
        return Request.compareAndSet(name, ending, token, unique);
    }

    Request look() {
        return Request.read(name, MOST_BYTES);
    }

    /** Whether it is ours. */
    void looked(Reply reply) {
        epoch = server.epoch();
        unique = Arrays.equals(reply.data(), token) ? reply.number('c', 0) : 0;
    }

    /** Whether the server has perhaps begun to count anew. */
    boolean isStale() {
        return epoch != server.epoch();
    }

    Request delete() {
        return Request.deleteIf(name, unique);
    }
}
