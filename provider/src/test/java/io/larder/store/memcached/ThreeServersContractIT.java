// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;

final class ThreeServersContractIT extends MemcachedContract {

    private static final MemcachedServer ONE = MemcachedServer.start();
    private static final MemcachedServer TWO = MemcachedServer.start();
    private static final MemcachedServer THREE = MemcachedServer.start();

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
        THREE.close();
    }

    @Override
    URI uri() {
        return MemcachedServer.uri(ONE, TWO, THREE);
    }
}
