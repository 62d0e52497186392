// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** What servers reply. */
final class Replies {

    private Replies() {}

    /**
     * The reply, provided that it is none that says no.
     *
     * @throws JedisDataException if it is
     */
    static @Nullable Object checked(@Nullable Object reply) {
        if (reply instanceof JedisDataException no) {
            throw no;
        }
        if (reply instanceof List<?> several) {
            several.forEach(Replies::checked);
        }
        return reply;
    }

    /** Whether a foreign thing lies where an entry should. */
    static boolean isForeign(@Nullable Object reply) {
        if (reply instanceof List<?> several) {
            return several.stream().anyMatch(Replies::isForeign);
        }
        return reply instanceof JedisDataException no
                && String.valueOf(no.getMessage()).contains("WRONGTYPE");
    }

    static boolean isOne(@Nullable Object reply) {
        return reply instanceof Long number && number == 1;
    }

    static byte @Nullable [] bytes(@Nullable Object reply) {
        return (byte[]) reply;
    }
}
