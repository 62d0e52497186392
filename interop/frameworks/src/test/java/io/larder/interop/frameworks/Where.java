// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks;

import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.UUID;

/** Where entries live in a test. */
public enum Where {
    LOCAL,
    REDIS,
    MEMCACHED,
    TIERED_REDIS;

    /** A place that no other test knows, but for {@link #LOCAL}, which is gone when its manager is closed. */
    public URI fresh(SharedServers servers) {
        String prefix = "?prefix=" + UUID.randomUUID();
        return switch (this) {
            case LOCAL -> URI.create("local:/");
            case REDIS -> URI.create(servers.redis().uri() + prefix);
            case MEMCACHED -> URI.create(servers.memcached().uri() + prefix);
            case TIERED_REDIS -> URI.create("tiered+" + servers.redis().uri() + prefix);
        };
    }
}
