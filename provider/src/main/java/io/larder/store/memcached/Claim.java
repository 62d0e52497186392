// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One lease on one server, taken or not. Safe for use by several threads. */
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

    synchronized boolean isHeld() {
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

    /** Whether it is ours, by what came on a connection of that epoch. */
    synchronized void looked(Reply reply, long connection) {
        epoch = connection;
        unique = Arrays.equals(reply.data(), token) ? reply.number('c', 0) : 0;
    }

    /** What is to be asked on a connection of that epoch; only for the number, if the one that is known means nothing on it. */
    synchronized List<Request> asking(long connection, Function<Claim, List<Request>> wanted) {
        return unique != 0 && epoch < connection ? List.of(look()) : wanted.apply(this);
    }

    Request delete() {
        return Request.deleteIf(name, unique);
    }
}
