// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a run of the program left. */
record Run(int exitCode, String output, String errors) {

    private static final long MINUTES_ALLOWED = 3;

    /** Where these are set, every JVM says so. */
    private static final Set<String> OPTIONS_OF_ALL_JVMS =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * Runs the program as its users do, in a JVM of its own.
     *
     * @param directory takes what it writes
     */
    static Run of(Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Quickstart.class.getName());
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(OPTIONS_OF_ALL_JVMS);
        Process process = builder.start();
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

    /** How many claims the program made, and found to hold. */
    long claims() {
        return output.lines().filter(line -> line.startsWith("   ok: ")).count();
    }
}
