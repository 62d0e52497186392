// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import io.larder.testing.servers.SharedServers;
import java.net.URI;

/** Where entries live. */
enum Place {
    LOCAL,
    REDIS,
    MEMCACHED,
    TIERED_REDIS;

    URI uri(SharedServers servers) {
        return switch (this) {
            case LOCAL -> URI.create("local:/");
            case REDIS -> servers.redis().uri();
            case MEMCACHED -> servers.memcached().uri();
            case TIERED_REDIS -> URI.create("tiered+" + servers.redis().uri());
        };
    }

    boolean isShared() {
        return this != LOCAL;
    }
}
