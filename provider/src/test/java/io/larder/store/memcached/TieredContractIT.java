// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, with a near tier before it. */
final class TieredContractIT extends MemcachedContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    List<MemcachedServer> servers() {
        return List.of(SERVERS.memcached());
    }

    @Override
    URI uri() {
        return URI.create("tiered+" + super.uri());
    }
}
