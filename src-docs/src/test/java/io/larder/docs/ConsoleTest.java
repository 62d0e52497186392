// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types in what pages show at a console, and compares what comes back. On the test's server the caches have the
 * generation that stands on the pages; what is left of a lifetime, and an order that nobody promised, may differ.
 */
class ConsoleTest {

    private static final String GENERATION = "dokD5cGBVCdKvnSG";
    private static final String LISTENER = "127.0.0.1";

    /** In place of netcat, which not every machine has. */
    private static final String NETCAT = "nc() { exec 3<>/dev/tcp/" + LISTENER
            + "/%d; cat >&3; while IFS= read -r -t 2 line <&3; do echo \"$line\"; done; }; ";

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    private static Block block(String page, String command) {
        Path file = Pages.all().stream()
                .filter(each -> each.endsWith(page))
                .findFirst()
                .orElseThrow();
        return BlockReader.blocks(file, Pages.text(file)).stream()
                .filter(each -> each.holders().contains("ConsoleTest"))
                .filter(each -> each.commands().stream().anyMatch(typed -> typed.contains(command)))
                .findFirst()
                .orElseThrow();
    }

    /** A command, and the lines that stand under it. */
    private static List<List<String>> steps(Block block) {
        List<List<String>> steps = new ArrayList<>();
        for (String line : block.body()) {
            if (line.startsWith("$ ")) {
                steps.add(new ArrayList<>(List.of(line.substring(2))));
            } else {
                steps.get(steps.size() - 1).add(line);
            }
        }
        return steps;
    }

    private List<String> typed(String command) throws Exception {
        Path said = folder.resolve("said");
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(shell.waitFor(20, TimeUnit.SECONDS)).as(command).isTrue();
            return Files.readString(said, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::stripTrailing)
                    .toList();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    private void assertShown(List<List<String>> steps, String before, String from, String to) throws Exception {
        assertThat(steps).isNotEmpty();
        for (List<String> step : steps) {
            // at a terminal it is the other way round by itself
            String quoted = step.get(0).contains("--scan") ? "" : " --no-raw";
            List<String> said = typed(before + step.get(0).replace(from, to + quoted));
            assertThat(said.stream().map(ConsoleTest::steady).sorted())
                    .as(step.get(0))
                    .containsExactlyElementsOf(step.subList(1, step.size()).stream()
                            .map(ConsoleTest::steady)
                            .sorted()
                            .toList());
        }
    }

    /** Without what time does to it. */
    private static String steady(String line) {
        return line.replaceFirst("\\(integer\\) 29[0-9]{4}|\\(integer\\) 300000", "(integer) some five minutes")
                .replaceFirst(" t(29[0-9]|30[01])$", " t some five minutes");
    }

    private static void fill(URI uri) {
        CacheManager manager = Caching.getCachingProvider().getCacheManager(uri, null);
        Cache<String, Integer> stock = manager.createCache(
                "stock",
                LarderConfiguration.of(String.class, Integer.class).expireAfterCreation(Duration.ofMinutes(5)));
        stock.put("green apples", 12);
        manager.createCache("capitals", LarderConfiguration.of(String.class, String.class))
                .put("CL", "Santiago");
    }

    @Test
    void redis_entriesAndTheirBytes_areShownAsOnThePages() throws Exception {
        try (RedisServer server = RedisServer.start()) {
            for (String cache : List.of("stock", "capitals")) {
                server.command("SET", "larder:@generation:" + cache, "g0:" + GENERATION);
            }
            fill(server.uri());
            String client = client() + " -h " + LISTENER + " -p " + server.port();
            for (String page : List.of("redis.adoc", "keys-and-values.adoc")) {
                assertShown(steps(block(page, "redis-cli")), "", "redis-cli", client);
            }
        }
    }

    /** Where servers come from Docker, so does their client. */
    private static String client() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-cli")));
        return installed ? "redis-cli" : "docker run --rm --network host redis:7.4 redis-cli";
    }

    @Test
    void memcached_namesAndEntries_areShownAsOnThePage() throws Exception {
        try (MemcachedServer server = MemcachedServer.start()) {
            server.put("larder:@generation:stock", GENERATION.getBytes(StandardCharsets.US_ASCII));
            CacheManager manager = Caching.getCachingProvider().getCacheManager(server.uri(), null);
            manager.createCache(
                            "stock",
                            LarderConfiguration.of(String.class, Integer.class)
                                    .expireAfterCreation(Duration.ofMinutes(5)))
                    .put("green apples", 12);
            assertShown(
                    steps(block("memcached.adoc", "nc localhost")), NETCAT.formatted(server.port()), "none", "none");
        }
    }

    @Test
    void lines_thatDiffer_areFound() {
        assertThat(steady("(integer) 299955"))
                .isEqualTo(steady("(integer) 291234"))
                .isNotEqualTo("(integer) 25");
        assertThat(steps(block("redis.adoc", "redis-cli"))).hasSizeGreaterThan(3);
    }
}
