// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.Setting;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.SharedServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, where the deadline in the envelope has the last word. */
final class ExactContractIT extends MemcachedContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    List<MemcachedServer> servers() {
        return List.of(SERVERS.memcached());
    }

    @Override
    Map<Setting<?>, ?> settings() {
        return Map.of(MemcachedSettings.EXACT_BELOW, Duration.ofHours(24));
    }
}
