// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.spi.Together;
import io.larder.store.remote.EntryNames;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that share a cache see each other's changes and take none for their own. */
final class ManyApplicationsIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    /** A way to be connected. */
    record Way(String name, Supplier<URI> servers) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("tracking", () -> Application.with(SERVERS.redis().uri(), "prefix=many")),
                new Way("no tracking", () -> Application.with(SERVERS.redis().uri(), "prefix=many", "tracking=off")),
                new Way("cluster", () -> Application.with(SERVERS.cluster().uri(), "prefix=many")),
                new Way(
                        "cluster, no tracking",
                        () -> Application.with(SERVERS.cluster().uri(), "prefix=many", "tracking=off")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void increments_ofThreeApplications_areAllCounted(Way way) throws Exception {
        int rounds = 100;
        List<Application> applications = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                applications.add(Application.at(way.servers().get()));
            }
            List<Cache<String, Integer>> caches = applications.stream()
                    .map(one -> one.cache("cache", LarderConfiguration.of(String.class, Integer.class)))
                    .toList();
            Together.run(12, thread -> {
                Cache<String, Integer> cache = caches.get(thread % 3);
                for (int i = 0; i < rounds; i++) {
                    cache.invoke("k", (entry, arguments) -> {
                        entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
                        return true;
                    });
                }
            });
            assertThat(caches.get(0).get("k")).isEqualTo(12 * rounds);
            applications.get(0).manager().destroyCache("cache");
        } finally {
            applications.forEach(Application::close);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void clear_ofOneApplication_isSeenByTheOther(Way way) {
        try (Application here = Application.at(way.servers().get());
                Application there = Application.at(way.servers().get())) {
            Cache<String, String> mine = here.cache("cache");
            Cache<String, String> theirs = there.cache("cache");
            for (int i = 0; i < 50; i++) {
                String value = "v" + i;
                mine.put("k", value);
                Await.until("the other's generation", () -> value.equals(theirs.get("k")));
                theirs.clear();
                assertThat(theirs.get("k")).isNull();
                Await.until("the other's clear", () -> mine.get("k") == null);
            }
            here.manager().destroyCache("cache");
        }
    }

    @Test
    void generation_lostByTheServer_isNeverTheSameAgain() {
        EntryNames names = new EntryNames("many", "lost");
        try (Application here = Application.at(SERVERS.redis().uri(), "prefix=many");
                Application there = Application.at(SERVERS.redis().uri(), "prefix=many")) {
            Cache<String, String> mine = here.cache("lost");
            Cache<String, String> theirs = there.cache("lost");
            mine.put("k", "v");
            assertThat(theirs.get("k")).isEqualTo("v");
            SERVERS.redis().command("DEL", names.generation());
            Await.until("the loss to be seen", () -> mine.get("k") == null);
            mine.put("k", "w");
            Await.until("agreement", () -> "w".equals(theirs.get("k")));
            here.manager().destroyCache("lost");
        }
    }
}
