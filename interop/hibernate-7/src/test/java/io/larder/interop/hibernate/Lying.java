// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.testing.servers.SharedServers;

/** Where regions lie. */
enum Lying {
    LOCAL,
    REDIS,
    MEMCACHED,
    TIERED;

    String uri(SharedServers servers) {
        return switch (this) {
            case LOCAL -> "local:/";
            case REDIS -> servers.redis().uri().toString();
            case MEMCACHED -> servers.memcached().uri().toString();
            case TIERED -> "tiered+" + servers.redis().uri();
        };
    }
}
