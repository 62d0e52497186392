// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what README tells newcomers to do, word by word, in an empty folder. */
class NewcomerTest {

    private static final Pattern BLOCK = Pattern.compile("(?sm)^ *```sh\n(.*?)^ *```");
    private static final Pattern FOUND = Pattern.compile("(?m)^found:  (.*)$");
    private static final Pattern CACHED = Pattern.compile("(?m)^cached: (by process \\d+)$");

    @TempDir
    Path folder;

    @Test
    void readme_threeStepsInAnEmptyFolder_leadToACachedValueOnRedis() throws Exception {
        List<String> steps = steps();
        assertThat(steps).as("README's blocks for newcomers").hasSize(3);
        assertThat(steps.get(0))
                .as("starts a server at the port that the program asks")
                .contains("-p 6379:6379 redis:");

        Home home = Home.furnish(Files.createDirectories(folder.resolve("home")));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        try (RedisServer redis = RedisServer.start()) {
            Map<String, String> server = Map.of("CACHE", redis.uri().toString());
            String first = output(home, empty, server, steps.get(1) + steps.get(2));
            String second = output(home, empty.resolve("larder-try"), server, steps.get(2));

            assertThat(group(FOUND, first)).isEqualTo("null");
            assertThat(group(FOUND, second))
                    .as("what another JVM finds")
                    .isEqualTo(group(CACHED, first))
                    .isNotEqualTo(group(CACHED, second));
            assertThat(redis.command("DBSIZE")).as("entries on the server").isNotEqualTo(0L);
        }
    }

    @Test
    void readme_versionsInItsPom_areThoseOfTheBuild() throws IOException {
        String parent = Files.readString(Published.ROOT.resolve("pom.xml"));

        assertThat(steps().get(1)).contains("<version>" + Published.VERSION + "</version>");
        assertThat(parent)
                .contains("<compiler-plugin.version>" + version("maven-compiler-plugin") + "<")
                .contains("<slf4j.version>" + version("slf4j-nop") + "<")
                .containsPattern("<artifactId>exec-maven-plugin</artifactId>\\s*<version>"
                        + Pattern.quote(version("exec-maven-plugin")));
    }

    private static String version(String artifact) throws IOException {
        return group(Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<"), steps().get(1));
    }

    private static String output(Home home, Path directory, Map<String, String> environment, String script)
            throws IOException, InterruptedException {
        Home.Run run = home.run(directory, environment, List.of("sh", "-ec", script));
        assertThat(run.exitCode()).as("it wrote: %s", run.output()).isZero();
        return run.output();
    }

    private static List<String> steps() throws IOException {
        String readme = Files.readString(Published.ROOT.resolve("README.md"));
        return BLOCK.matcher(readme)
                .results()
                .map(found -> found.group(1).stripTrailing().stripIndent() + "\n")
                .toList();
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s is in: %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
