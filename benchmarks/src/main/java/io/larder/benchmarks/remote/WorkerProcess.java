// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running {@link Worker}. It ends when this is closed, and when this JVM ends, since it then gets no more orders. */
final class WorkerProcess implements AutoCloseable {

    /** The same for all. */
    static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final Contender contender;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private WorkerProcess(Contender contender, Process process) {
        this.contender = contender;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static WorkerProcess start(Suite suite, Contender contender, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), suite.worker().getName(), contender.name()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            WorkerProcess worker = new WorkerProcess(contender, process);
            worker.tell(String.valueOf(settings.size()));
            settings.forEach((name, value) -> worker.tell(name + "=" + value));
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start a JVM for " + contender.label(), e);
        }
    }

    /** Closes what is open; from now on so many threads work on these servers. */
    void open(URI servers, int threads) {
        ask("open " + servers + " " + threads);
    }

    double operationsPerSecond(Operation operation, Size size, RemotePace pace) {
        return ask("speed " + operation + " " + size + " " + pace.settle().toMillis() + " "
                + pace.slice().toMillis());
    }

    void prepare(Operation operation, Size size) {
        ask("prepare " + operation + " " + size);
    }

    /** How many nanoseconds so many operations took one after the other. */
    double repeat(Operation operation, Size size, int times) {
        return ask("repeat " + operation + " " + size + " " + times);
    }

    private double ask(String order) {
        try {
            tell(order);
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok ")) {
                throw new IllegalStateException(contender.label() + " could not '" + named(order) + "': "
                        + (answer == null ? "its process has ended" : answer));
            }
            return Double.parseDouble(answer.substring(3));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Lost the process of " + contender.label() + " at '" + named(order) + "'", e);
        }
    }

    /** An order without the URI, which may bear a password. */
    private static String named(String order) {
        return order.startsWith("open ") ? "open" : order;
    }

    private void tell(String line) {
        try {
            orders.write(line);
            orders.write('\n');
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Lost the process of " + contender.label(), e);
        }
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
