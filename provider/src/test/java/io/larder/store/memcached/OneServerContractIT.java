// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.SharedServers;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, whose clock alone decides when entries end. */
final class OneServerContractIT extends MemcachedContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    List<MemcachedServer> servers() {
        return List.of(SERVERS.memcached());
    }
}
