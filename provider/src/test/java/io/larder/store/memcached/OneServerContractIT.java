// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.SharedServers;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OneServerContractIT extends MemcachedContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    URI uri() {
        return SERVERS.memcached().uri();
    }
}
