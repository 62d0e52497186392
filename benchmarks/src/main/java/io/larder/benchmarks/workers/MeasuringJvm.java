// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running process that takes {@link Orders}. It ends when this is closed, and when this JVM ends, since it then gets no more of them. */
public final class MeasuringJvm implements AutoCloseable {

    /** The same for all. */
    public static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final String label;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private MeasuringJvm(String label, Process process) {
        this.label = label;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a JVM on this one's class path.
     *
     * @param label     what it is called when something is wrong
     * @param main      what runs in it
     * @param arguments for all to see
     */
    public static MeasuringJvm start(String label, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new MeasuringJvm(label, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start a JVM for " + label, e);
        }
    }

    /** What {@link Orders#properties} reads; all may read the arguments of a process, nobody these. */
    public void tellProperties(Map<String, String> properties) {
        tell(String.valueOf(properties.size()));
        properties.forEach((name, value) -> tell(name + "=" + value));
    }

    /** A line that it reads for itself, or an order whose {@link #answer} is asked for later. */
    public void tell(String line) {
        try {
            orders.write(line);
            orders.write('\n');
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Lost the process of " + label, e);
        }
    }

    /** Waits for the result of the oldest order that was told. */
    public String answer() {
        try {
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok ")) {
                throw new IllegalStateException(
                        label + " failed: " + (answer == null ? "its process has ended" : answer));
            }
            return answer.substring(3);
        } catch (IOException e) {
            throw new UncheckedIOException("Lost the process of " + label, e);
        }
    }

    /** An order and its result. */
    public String ask(String order) {
        tell(order);
        try {
            return answer();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(label + " could not '" + named(order) + "': " + e.getMessage(), e);
        }
    }

    /** A URI may bear a password. */
    private static String named(String order) {
        return order.contains("://") ? order.substring(0, order.indexOf(' ')) : order;
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // it has ended already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
