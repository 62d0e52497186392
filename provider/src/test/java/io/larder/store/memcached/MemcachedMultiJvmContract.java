// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.MultiJvmContract;
import io.larder.multijvm.SharedCache;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What Memcached servers promise to the JVMs that share them. */
abstract class MemcachedMultiJvmContract extends MultiJvmContract {

    abstract List<MemcachedServer> servers();

    @Override
    public final URI uri() {
        return MemcachedServer.uri(servers().toArray(MemcachedServer[]::new));
    }

    /** The server counts ticks, the first of which may come at once: that one is no part of what is left for sure. */
    @Override
    public final Duration remaining(SharedCache cache) {
        List<String> answers = servers().stream()
                .flatMap(server -> server.keys().stream()
                        .filter(name -> name.startsWith("larder:" + cache.name() + ":"))
                        .map(name -> server.command("mg " + name + " t")))
                .toList();
        assertThat(answers).hasSize(1);
        return Duration.ofSeconds(Long.parseLong(answers.get(0).substring("HD t".length())) - 1);
    }
}
