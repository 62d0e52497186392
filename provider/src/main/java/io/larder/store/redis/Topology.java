// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.Pool;

/**
 * Which server holds which key. A server is known by its pool of connections. Safe for use by several threads.
 *
 * <p>Every method may throw {@link redis.clients.jedis.exceptions.JedisException} where nobody is reached who knows.
 */
interface Topology extends AutoCloseable {

    /** The connections to the server that holds the key; null if none is known at present. */
    @Nullable
    Pool<Connection> of(byte[] key);

    /** The connections to a server that another one named. */
    Pool<Connection> at(HostAndPort node);

    /** Every server that holds entries, each entry on one of them. */
    Collection<Pool<Connection>> masters();

    /** Every server whose word is heard about changes: those that hold entries, and their replicas where they are known. */
    Set<HostAndPort> nodes();

    /**
     * From now on runs this before anything is sent to a server that was not among {@link #nodes()} before: what others
     * tell does not cover that one. Called once, before every other method.
     */
    void watch(Runnable moved);

    /** Something does not fit what is known: asks anew, unless that was done a moment ago. */
    void refresh();

    /** Whether another server can take over from one that is not reached. */
    boolean hasReplacements();

    @Override
    void close();
}
