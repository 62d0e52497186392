// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The program, run as its users do, in a JVM of its own. */
record Run(int exitCode, String output, String errors) {

    private static final long MINUTES_ALLOWED = 3;

    /** Where these are set, every JVM says so. */
    private static final Set<String> OPTIONS_OF_ALL_JVMS =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    static Run of(Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Bookshop.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(OPTIONS_OF_ALL_JVMS);
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES_ALLOWED, TimeUnit.MINUTES)) {
                throw new AssertionError("The program does not end. It printed " + Files.readString(output));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    long claims() {
        return output.lines().filter(line -> line.startsWith("   ok: ")).count();
    }
}
