// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartOnServersTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "tiered+"})
    void main_onRedis_keepsEveryClaimButThatOfExpiredEvents(String tier) throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            assertClaimsOfAServer(tier + redis.uri());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tiered+"})
    void main_onMemcached_keepsEveryClaimButThatOfExpiredEvents(String tier) throws Exception {
        try (MemcachedServer memcached = MemcachedServer.start()) {
            assertClaimsOfAServer(tier + memcached.uri());
        }
    }

    private void assertClaimsOfAServer(String uri) throws IOException, InterruptedException {
        Run run = Run.of(directory, uri);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.claims()).isEqualTo(5);
        assertThat(run.output())
                .contains("Larder quickstart on " + uri)
                .contains("Antarctica/Troll  Antarctica/Mawson")
                .containsSubsequence("created ", "updated ", "created ", "removed ")
                .doesNotContain("expired ")
                .containsPattern("Pacific/Easter +2.000 visits")
                .containsPattern("hits +7");
    }
}
