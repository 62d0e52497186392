// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.Version;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Redis 6.2, which lacks some commands. */
final class OldestServerStoreIT extends RedisStoreContract {

    private static final RedisServer SERVER = RedisServer.of(Version.REDIS_6_2);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Override
    URI servers() {
        return SERVER.uri();
    }

    @Override
    List<RedisServer> masters() {
        return List.of(SERVER);
    }
}
