// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.MultiJvmContract;
import io.larder.multijvm.SharedCache;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Redis promises to the JVMs that share it, each with a near tier of its own. */
final class TieredMultiJvmIT extends MultiJvmContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    public URI uri() {
        return URI.create("tiered+" + SERVERS.redis().uri());
    }

    @Override
    public Duration remaining(SharedCache cache) {
        List<?> entries = (List<?>) requireNonNull(SERVERS.redis().command("KEYS", "larder:" + cache.name() + ":*"));
        assertThat(entries).hasSize(1);
        String entry = String.valueOf(entries.get(0));
        return Duration.ofMillis((Long) requireNonNull(SERVERS.redis().command("PTTL", entry)));
    }
}
