// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/**
 * The nodes whose changes must be heard, and how to open a connection of one's own to them. Called on the threads of a
 * {@link Tracking}. Its text names the servers, and no secret: it begins lines of the log.
 */
interface TrackedNodes {

    /**
     * All nodes that may serve an entry now, or are about to: in a cluster masters and replicas, with Sentinels the master.
     * Asked again and again, so that changes of the topology are followed: the answer is the servers', and not a memory of
     * it that is renewed only when a call fails, since nobody calls for an entry that is near. There is no trust before
     * each of them is heard: a node that is known to be down is not to be named.
     *
     * @throws RuntimeException if nobody knows; those named last remain
     */
    Set<HostAndPort> nodes();

    /** Credentials, TLS and time-outs for a node; the protocol does not matter. */
    JedisClientConfig configOf(HostAndPort node);
}
