// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import net.rubyeye.xmemcached.exception.MemcachedServerException;
import org.jspecify.annotations.Nullable;

/** A server was not reached, did not reply in time, or replied nonsense; the message says it without secrets. */
final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Server server;

    private final transient @Nullable Request refused;

    ServerFailure(Server server, String what, Throwable cause) {
        this(server, what, cause, null);
    }

    private ServerFailure(Server server, String what, Throwable cause, @Nullable Request refused) {
        super(server + ": " + what, cause);
        this.server = server;
        this.refused = refused;
    }

    /**
     * Goes on if the server did what it was asked to, or had a reason not to.
     *
     * @throws ServerFailure if it could not
     */
    static void check(Server server, Request answered) {
        Reply reply = answered.reply();
        if (reply.isError()) {
            String what =
                    reply == Reply.NOT_SENT ? "nothing was sent, since it is too large" : "it says '" + reply + "'";
            throw new ServerFailure(server, what, new MemcachedServerException(reply.line()), answered);
        }
    }

    /** What was to be stored, if it was too large; else 0. */
    int tooLarge() {
        return refused != null && refused.reply().isTooLarge() ? refused.size() : 0;
    }

    Server server() {
        return server;
    }
}
