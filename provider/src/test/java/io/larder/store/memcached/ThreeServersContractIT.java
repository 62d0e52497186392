// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.testing.servers.MemcachedServer;
import java.util.List;
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
    List<MemcachedServer> servers() {
        return List.of(ONE, TWO, THREE);
    }
}
