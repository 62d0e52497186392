// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.Machine;
import io.larder.benchmarks.remote.Cell.Row;
import io.larder.benchmarks.workers.MeasuringJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the contenders of a suite turn by turn on the same servers and writes {@code results.md} and {@code results.json}. */
public final class RemoteReport {

    private final Suite suite;
    private final RemoteArguments arguments;
    private final Map<Contender, WorkerProcess> workers = new LinkedHashMap<>();
    private final RemoteResults results = new RemoteResults();

    private RemoteReport(Suite suite, RemoteArguments arguments) {
        this.suite = suite;
        this.arguments = arguments;
    }

    /** Does what the words of a command line say; see {@link Suite#usage()}. */
    public static void run(Suite suite, String[] words) throws IOException {
        if (List.of(words).contains("--help")) {
            System.out.println(suite.usage());
            return;
        }
        List<Places> places = new ArrayList<>();
        try {
            RemoteArguments arguments;
            try {
                arguments = RemoteArguments.parse(suite, words);
                for (int count : arguments.serverCounts()) {
                    places.add(new Places(count, suite.servers(count, arguments.server())));
                }
            } catch (IllegalArgumentException e) {
                System.err.println(e.getMessage() + "\n" + suite.usage());
                System.exit(2);
                return;
            }
            new RemoteReport(suite, arguments).measure(places);
        } finally {
            places.forEach(place -> place.servers().close());
        }
    }

    /** So many servers. */
    private record Places(int count, Servers servers) {}

    private void measure(List<Places> places) throws IOException {
        try {
            for (Contender contender : arguments.contenders()) {
                Map<String, String> settings = contender.isLarder() ? arguments.settings() : Map.of();
                workers.put(contender, WorkerProcess.start(suite, contender, settings));
            }
            warmUp(places.get(places.size() - 1).servers());
            for (Places place : places) {
                measureCosts(place);
                for (int threads : arguments.threads()) {
                    measureSpeeds(place, threads);
                }
            }
        } finally {
            workers.values().forEach(WorkerProcess::close);
        }
        write(places.get(0).servers());
    }

    /** With as many threads as ever, because code is compiled by how often it has run. */
    private void warmUp(Servers servers) {
        open(servers, Collections.max(arguments.threads()));
        RemotePace pace = arguments.pace().withSlice(arguments.pace().warmup());
        for (Operation operation : arguments.operations()) {
            if (operation.hasSpeed()) {
                for (Contender contender : knowing(operation, arguments.contenders())) {
                    worker(contender).operationsPerSecond(operation, Size.SMALL, pace);
                }
            }
        }
    }

    private void measureCosts(Places place) {
        open(place.servers(), 1);
        for (int round = 1; round <= arguments.pace().rounds(); round++) {
            for (Row row : Cell.rows(arguments, place.count())) {
                for (Contender contender : turns(row, round)) {
                    measureCost(place.servers(), row, contender);
                }
            }
        }
    }

    private void measureCost(Servers servers, Row row, Contender contender) {
        WorkerProcess worker = worker(contender);
        Operation operation = row.operation();
        prepare(servers, row, contender);
        if (!operation.startsFull()) {
            // whatever is done the first time only
            worker.repeat(operation, row.size(), operation.batch() / 10 + 1);
        }
        ServerCounters earlier = servers.counters();
        ServerCounters before = servers.counters();
        double nanos = worker.repeat(operation, row.size(), operation.batch());
        ServerCounters after = servers.counters();
        Cost cost = Cost.of(after.since(before), before.since(earlier), operation.batch(), nanos);
        results.addCost(row, contender, cost);
        System.out.printf(
                Locale.ROOT,
                "%-36s %-16s %,10.0f B in %,10.0f B out %,8.1f server-µs  %s%n",
                row.label(),
                contender.label(),
                cost.bytesIn(),
                cost.bytesOut(),
                cost.cpuMicros(),
                cost.commands());
    }

    private void measureSpeeds(Places place, int threads) {
        open(place.servers(), threads);
        List<Cell> cells = Cell.of(arguments, place.count(), threads);
        for (int round = 1; round <= arguments.pace().rounds(); round++) {
            for (Cell cell : cells) {
                for (Contender contender : turns(cell.row(), round)) {
                    prepare(place.servers(), cell.row(), contender);
                    measureSpeed(cell, contender, round);
                }
            }
        }
    }

    private void measureSpeed(Cell cell, Contender contender, int round) {
        double speed = worker(contender)
                .operationsPerSecond(cell.row().operation(), cell.row().size(), arguments.pace());
        results.addSpeed(cell, contender, speed);
        System.out.printf(
                Locale.ROOT, "round %d  %-46s %-16s %,14.0f op/s%n", round, cell.label(), contender.label(), speed);
    }

    /** What this one or the one before has cleared may still be swept up, and that shall be at nobody else's expense. */
    private void prepare(Servers servers, Row row, Contender contender) {
        worker(contender).prepare(row.operation(), row.size());
        if (row.operation().kind() == Kind.CLEARED) {
            servers.awaitRest();
        }
    }

    /** Directly after each other, each round in another order, so that a disturbance favours nobody for long. */
    private List<Contender> turns(Row row, int round) {
        List<Contender> turns = new ArrayList<>(arguments.contenders());
        Collections.rotate(turns, round - 1);
        return knowing(row.operation(), turns);
    }

    private static List<Contender> knowing(Operation operation, List<Contender> contenders) {
        return contenders.stream()
                .filter(contender -> contender.knows(operation))
                .toList();
    }

    private void open(Servers servers, int threads) {
        workers.values().forEach(worker -> worker.open(servers.uri(), threads));
    }

    private WorkerProcess worker(Contender contender) {
        WorkerProcess worker = workers.get(contender);
        if (worker == null) {
            throw new IllegalStateException("No process was started for " + contender.label());
        }
        return worker;
    }

    private Map<String, String> facts(Servers servers) {
        RemotePace pace = arguments.pace();
        Map<String, String> facts = Machine.platform();
        facts.put("jvm options", String.join(" ", MeasuringJvm.JVM_OPTIONS) + ", a JVM for each contender");
        facts.put(
                "server",
                servers.version() + (arguments.server() == null ? ", on this machine" : ", named by the user"));
        facts.put(
                "pace",
                pace.rounds() + " rounds of " + pace.settle().toMillis() + " + "
                        + pace.slice().toMillis() + " ms for each contender");
        facts.put("entries", Entries.COUNT + " of text, lifetime one hour");
        facts.putAll(suite.facts());
        if (!arguments.settings().isEmpty()) {
            facts.put(
                    "larder's settings", String.join(", ", arguments.settings().keySet()));
        }
        facts.putAll(Machine.versions(suite.versions()));
        return facts;
    }

    private void write(Servers servers) throws IOException {
        Map<String, String> facts = facts(servers);
        String page = new RemoteMarkdown(suite, results, arguments.contenders()).page(facts);
        Path directory = Files.createDirectories(arguments.directory().toAbsolutePath());
        Files.writeString(directory.resolve("results.md"), page);
        Files.writeString(
                directory.resolve("results.json"), new RemoteJson(results, arguments.contenders()).page(facts));
        System.out.println("\n" + page);
    }
}
