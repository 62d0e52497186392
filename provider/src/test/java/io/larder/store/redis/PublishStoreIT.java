// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, and JVMs that tell each other of what they change. */
final class PublishStoreIT extends RedisStoreContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    URI servers() {
        return Application.with(SERVERS.redis().uri(), "tracking=publish");
    }

    @Override
    List<RedisServer> masters() {
        return List.of(SERVERS.redis());
    }
}
