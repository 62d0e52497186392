// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that mean something to the protocol, to a glob or to a Cluster are keys like others. */
final class HostileKeysIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final List<Object> KEYS = List.of(
            1,
            1L,
            "1",
            "",
            " ",
            "{}",
            "{a}b",
            "{a}c",
            "}{",
            "a\r\nFLUSHALL\r\n",
            "a\0b",
            "\0",
            "*",
            "a?[b]",
            "\\",
            ":",
            "@generation",
            "ä",
            "a\u0308",
            "\uD83D\uDE00",
            "k".repeat(10_000),
            "k".repeat(9_999) + "l",
            List.of("a", 1));

    @Test
    void keys_onOneServer_areKeptApart() {
        assertKeptApart(SERVERS.redis().uri());
    }

    @Test
    void keys_onACluster_areKeptApart() {
        assertKeptApart(SERVERS.cluster().uri());
    }

    private static void assertKeptApart(URI servers) {
        try (Application application = Application.at(servers, "prefix=keys")) {
            Cache<Object, String> cache =
                    application.cache("cache", LarderConfiguration.of(Object.class, String.class));
            Map<Object, String> expected = new HashMap<>();
            for (Object key : KEYS) {
                assertThat(cache.putIfAbsent(key, "v" + expected.size())).isTrue();
                expected.put(key, "v" + expected.size());
            }
            expected.forEach((key, value) -> {
                assertThat(cache.get(key)).isEqualTo(value);
                assertThat(cache.containsKey(key)).isTrue();
                assertThat(cache.replace(key, value, value + "!")).isTrue();
                assertThat(cache.getAndPut(key, value)).isEqualTo(value + "!");
            });
            assertThat(cache.getAll(new HashSet<>(KEYS))).isEqualTo(expected);
            Map<Object, String> walked = new HashMap<>();
            cache.forEach(entry -> walked.put(entry.getKey(), entry.getValue()));
            assertThat(walked).isEqualTo(expected);
            for (Object key : KEYS) {
                assertThat(cache.getAndRemove(key)).isEqualTo(expected.remove(key));
                assertThat(cache.getAll(new HashSet<>(KEYS))).isEqualTo(expected);
            }
            application.manager().destroyCache("cache");
        }
    }
}
