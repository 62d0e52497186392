// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.Caching;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applications that leave libraries out: each is a project of its own, with exclusions in its pom, and runs in a JVM of its
 * own. Each tries every store.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LeftOutTest {

    private static final String WORKS = "[180, 195]";
    private static final Path PAGE = Published.ROOT.resolve("src-docs/src/docs/asciidoc/configuration.adoc");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\| ([\\d.]+) MB$");

    /** What each application wrote of each store. */
    private final Map<String, Map<String, String>> written = new TreeMap<>();

    @BeforeAll
    void runAll(@TempDir Path folder) throws Exception {
        Home home = Home.furnish(Files.createDirectories(folder.resolve("home")));
        Path consumers = copy(Path.of("src/test/consumers"), folder.resolve("consumers"));
        compile(consumers);
        try (RedisServer redis = RedisServer.start();
                MemcachedServer memcached = MemcachedServer.start()) {
            Home.Run run = home.run(
                    consumers,
                    Map.of(),
                    List.of(
                            "mvn",
                            "-q",
                            "-pl",
                            "!:consumers",
                            "-B",
                            "-Dlarder.version=" + Published.VERSION,
                            "-Dexec.version=" + execVersion(),
                            "-Dconsumers=" + consumers,
                            "-Dredis=" + redis.uri(),
                            "-Dmemcached=" + memcached.uri(),
                            "exec:exec"));
            assertThat(run.exitCode()).as("it wrote: %s", run.output()).isZero();
            run.output()
                    .lines()
                    .map(line -> line.split(" \\| ", 3))
                    .filter(line -> line.length == 3)
                    .forEach(line -> written.computeIfAbsent(line[0], name -> new TreeMap<>())
                            .put(line[1], line[2]));
        }
    }

    @AfterAll
    void forget() {
        written.clear();
    }

    /** Which stores work: + works, - misses a library. */
    @ParameterizedTest
    @CsvSource({
        // the application, local: by value and by reference, redis:, memcached:, tiers before both
        "everything,    + + + + + +",
        "local,         + + - - - -",
        "by-reference,  - + - - - -",
        "redis,         + + + - + -",
        "redis-alone,   - - + - - -",
        "memcached,     + + - + - +",
    })
    void store_whatItNeedsIsThereOrLeftOut_worksOrTellsWhatToAdd(String application, String expected) {
        List<String> stores =
                List.of("local:", "local: by reference", "redis:", "memcached:", "tiered+redis:", "tiered+memcached:");
        Map<String, String> outcomes = of(application);

        assertThat(stores.stream().map(store -> WORKS.equals(outcomes.get(store)) ? "+" : "-"))
                .as("what %s wrote: %s", application, outcomes)
                .containsExactly(expected.split(" "));
        assertThat(stores.stream().map(outcomes::get).filter(outcome -> !WORKS.equals(outcome)))
                .as("what %s wrote", application)
                .allMatch(outcome -> outcome.startsWith("CacheException: ")
                        && outcome.contains(" needs a library that is not on the class path: add "));
    }

    @ParameterizedTest
    @CsvSource({
        "local,        redis:,     redis.clients:jedis",
        "local,        memcached:, com.googlecode.xmemcached:xmemcached",
        "by-reference, local:,     com.esotericsoftware:kryo",
        "redis-alone,  local:,     com.github.ben-manes.caffeine:caffeine",
    })
    void message_libraryIsMissing_namesTheVersionThatLarderIsPublishedWith(
            String application, String store, String artifact) {
        String version = Xml.text(
                Published.xml(Published.pom()),
                "/project/dependencies/dependency[concat(groupId, ':', artifactId) = '" + artifact + "']/version");

        assertThat(version).isNotEmpty();
        assertThat(of(application).get(store) + ",")
                .containsPattern("add " + artifact + ":" + version.replace(".", "\\.") + "[ ,]");
    }

    /** To a tenth of a megabyte. */
    @Test
    void page_sizes_areThoseOfTheClassPaths() throws IOException {
        Map<String, Double> told = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(toMap(row -> row.group(1), row -> Double.parseDouble(row.group(2))));

        assertThat(told.keySet()).isEqualTo(written.keySet()).isNotEmpty();
        told.forEach((application, megabytes) -> assertThat(size(of(application)) / 1e6)
                .as("the size of %s", application)
                .isCloseTo(megabytes, within(0.1)));
    }

    /** Bounds a little above what is reached, so that growth is noticed. */
    @ParameterizedTest
    @CsvSource({"everything, 4950000", "local, 2550000", "by-reference, 2050000", "redis, 4500000", "memcached, 3050000"
    })
    void size_ofLarderWithAllItNeeds_staysInBounds(String application, long bytes) {
        assertThat(size(of(application))).as(application).isBetween(1_000_000L, bytes);
    }

    private Map<String, String> of(String application) {
        return written.getOrDefault(application, Map.of());
    }

    private static long size(Map<String, String> outcomes) {
        return Arrays.stream(outcomes.getOrDefault("classpath", "").split(File.pathSeparator))
                .filter(file -> file.endsWith(".jar"))
                .mapToLong(file -> Published.size(Path.of(file)))
                .sum();
    }

    /** With nothing but the API: programs see no more of Larder. */
    private static void compile(Path consumers) throws Exception {
        Path api = Path.of(Caching.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-classpath",
                                api.toString(),
                                "-d",
                                consumers.resolve("classes").toString(),
                                consumers.resolve("Consumer.java").toString()))
                .isZero();
    }

    private static String execVersion() {
        return Xml.text(
                Published.xml(Published.ROOT.resolve("pom.xml")),
                "/project/build/pluginManagement/plugins/plugin[artifactId = 'exec-maven-plugin']/version");
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException("Not copied: " + file, e);
                }
            });
        }
        return to;
    }
}
