// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the program as its users do, in a JVM of its own. */
class QuickstartTest {

    private static final long MINUTES_ALLOWED = 3;

    @TempDir
    Path directory;

    @Test
    void main_withoutArgument_keepsEveryClaimAndEndsByItself() throws Exception {
        Run run = run();

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().filter(line -> line.startsWith("   ok: ")))
                .hasSize(6);
        assertThat(run.output())
                .contains("Antarctica/Troll  Antarctica/Mawson")
                .containsSubsequence("created ", "updated ", "created ", "expired ", "removed ")
                .containsPattern("Pacific/Easter +40.000 visits")
                .containsPattern("hits +7");
    }

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
        Run run = run(uri);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().filter(line -> line.startsWith("   ok: ")))
                .hasSize(5);
        assertThat(run.output())
                .contains("Larder quickstart on " + uri)
                .contains("Antarctica/Troll  Antarctica/Mawson")
                .containsSubsequence("created ", "updated ", "created ", "removed ")
                .doesNotContain("expired ")
                .containsPattern("Pacific/Easter +2.000 visits")
                .containsPattern("hits +7");
    }

    @Test
    void main_cachingSwitchedOff_saysWhichClaimIsBrokenAndFails() throws Exception {
        Run run = run("none:/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("This should have been true, and is not: second gets came from the cache");
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Quickstart.class.getName());
        Process process = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES_ALLOWED, TimeUnit.MINUTES))
                    .as("the program ended within %d minutes; it wrote:%n%s", MINUTES_ALLOWED, Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), read(output), read(errors));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What a run left. */
    private record Run(int exitCode, String output, String errors) {}
}
