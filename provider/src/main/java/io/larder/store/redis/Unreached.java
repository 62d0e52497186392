// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/** Nothing was sent: there was no connection. */
final class Unreached extends JedisException {

    private static final long serialVersionUID = 1L;

    Unreached(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
