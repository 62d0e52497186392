// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM and on a class path of its own.
 *
 * @param main the class
 * @param arguments of the program
 * @param environment variables, the class path among them
 * @param options of the JVM
 */
record Program(String main, List<String> arguments, Map<String, String> environment, List<String> options) {

    /** Longer than any of them takes on a busy machine. */
    private static final long LIMIT_SECONDS = 600;

    static Program of(Class<?> main, String classPath, String... arguments) {
        return new Program(
                main.getName(),
                List.of(arguments),
                Map.of("CLASSPATH", classPath),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    }

    Program environment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Program(main, arguments, more, options);
    }

    Program property(String name, String value) {
        List<String> more = new ArrayList<>(options);
        more.add("-D" + name + "=" + value);
        return new Program(main, arguments, environment, more);
    }

    /**
     * Runs it to its end.
     *
     * @param folder takes what it prints
     * @return what it saw: names and observations
     */
    Map<String, String> run(Path folder) throws InterruptedException {
        try {
            Path seen = Files.createTempFile(folder, "seen", ".txt");
            Path errors = Files.createTempFile(folder, "errors", ".txt");
            Process process = start(seen, errors);
            try {
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (!ended || process.exitValue() != 0) {
                    throw new AssertionError(main + " with " + environment.get("CLASSPATH") + " and " + arguments
                            + (ended ? " failed" : " does not end") + ". It saw: " + Files.readString(seen)
                            + " It printed: " + Files.readString(errors));
                }
            } finally {
                process.toHandle().destroyForcibly();
            }
            return observations(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Path seen, Path errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(Redirect.to(seen.toFile()))
                .redirectError(Redirect.to(errors.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Map<String, String> observations(Path seen) throws IOException {
        Map<String, String> observations = new LinkedHashMap<>();
        for (String line : Files.readAllLines(seen, StandardCharsets.UTF_8)) {
            int tabulator = line.indexOf('\t');
            if (tabulator > 0) {
                observations.put(line.substring(0, tabulator), line.substring(tabulator + 1));
            }
        }
        return observations;
    }
}
