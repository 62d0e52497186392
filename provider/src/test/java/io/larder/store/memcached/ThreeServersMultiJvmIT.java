// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** JVMs that share three servers. */
final class ThreeServersMultiJvmIT extends MemcachedMultiJvmContract {

    private static final List<MemcachedServer> SERVERS =
            List.of(MemcachedServer.start(), MemcachedServer.start(), MemcachedServer.start());

    @AfterAll
    static void close() {
        SERVERS.forEach(MemcachedServer::close);
    }

    @Override
    List<MemcachedServer> servers() {
        return SERVERS;
    }
}
