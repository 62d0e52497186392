// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Set;
import redis.clients.jedis.exceptions.JedisDataException;

/** A server that is well does not tell this user of changes. */
final class TrackingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What servers answer that will change their minds without anybody's help. */
    private static final Set<String> PASSING =
            Set.of("LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "ERR max number of clients");

    /** Says what the server said. */
    TrackingRefusedException(JedisDataException answer) {
        super(answer.getMessage(), answer);
    }

    /** Whether an answer is more than a passing trouble. */
    static boolean isRefusal(JedisDataException answer) {
        String text = String.valueOf(answer.getMessage());
        return PASSING.stream().noneMatch(text::startsWith);
    }
}
