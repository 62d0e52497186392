// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.config.CacheSettings;
import io.larder.store.remote.RemoteSettings;
import java.time.Duration;

/**
 * What bounds a call.
 *
 * @param reply how long to wait for a reply, or for a connection to become free
 * @param whole how long all attempts may take together, connecting included
 */
record Limits(Duration reply, Duration whole) {

    static Limits of(CacheSettings settings) {
        Duration reply = settings.require(RemoteSettings.TIMEOUT);
        return new Limits(reply, reply.plus(settings.require(RemoteSettings.CONNECT_TIMEOUT)));
    }

    Deadline deadline() {
        return Deadline.in(whole);
    }

    /** How long to wait for a reply, or for a connection, so near to the deadline. */
    Duration left(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(reply) < 0 ? left : reply;
    }
}
