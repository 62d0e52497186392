// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.SharedServers;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, with a near tier before it. */
final class TieredContractIT extends MemcachedContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    URI uri() {
        return URI.create("tiered+" + SERVERS.memcached().uri());
    }
}
