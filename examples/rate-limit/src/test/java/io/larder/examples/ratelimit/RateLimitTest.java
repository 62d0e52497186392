// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as its users do, in a JVM of its own. */
class RateLimitTest {

    private static final long MINUTES_ALLOWED = 3;

    @TempDir
    Path directory;

    @Test
    void main_thisJvm_isGrantedNoMoreThanTheRateAndPrintsWhatReadmeSays() throws Exception {
        File output = directory.resolve("output").toFile();
        Process process = start(output, "", "guest", "10/s", "2");
        try {
            assertThat(process.waitFor(MINUTES_ALLOWED, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        List<String> printed = Files.readAllLines(output.toPath());
        assertThat(process.exitValue()).as(printed.toString()).isZero();
        assertThat(Readme.withoutNumbers(printed.stream().filter(line -> !line.isEmpty())))
                .isEqualTo(Readme.withoutNumbers(Readme.blocks("text")));
    }

    @Test
    void readme_commands_areThoseThatThePomKnows() throws Exception {
        assertThat(Readme.blocks("console"))
                .containsExactly(
                        "$ mvn -q -Drun compile",
                        "$ mvn -q -Drun compile -Duri=redis://localhost",
                        "$ mvn -q -Drun compile -Duri=redis://localhost -Dbucket=guest -Drate=600/m -Dseconds=30");
        assertThat(Readme.programInPom())
                .containsExactly(RateLimit.class.getName(), "${uri}", "${bucket}", "${rate}", "${seconds}");
    }

    private static Process start(File output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                RateLimit.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        // Where these are set, every JVM says so.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }
}
