// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On servers, where a second JVM has its part. */
class BookshopStoresTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "tiered+"})
    void main_onRedis_sharesItsCachesWithASecondJvm(String tier) throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            assertShared(tier + redis.uri());
        }
    }

    @Test
    void main_onMemcached_sharesItsCachesWithASecondJvm() throws Exception {
        try (MemcachedServer memcached = MemcachedServer.start()) {
            assertShared(memcached.uri().toString());
        }
    }

    private void assertShared(String uri) throws Exception {
        Run run = Run.of(directory, uri);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.claims()).isEqualTo(8);
        assertThat(run.output())
                .contains("A bookshop with its caches on " + uri)
                .containsSubsequence("(second JVM) Emma", "5.00, sold out", "4.00, sold out");
    }
}
