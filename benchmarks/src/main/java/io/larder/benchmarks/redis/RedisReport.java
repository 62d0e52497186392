// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.Machine;
import io.larder.benchmarks.redis.Cell.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures contenders turn by turn on one server and writes {@code results.md} and {@code results.json}. */
public final class RedisReport {

    private final RedisArguments arguments;
    private final Server server;
    private final Map<RedisContender, WorkerProcess> workers = new EnumMap<>(RedisContender.class);
    private final RedisResults results = new RedisResults();

    private RedisReport(RedisArguments arguments, Server server) {
        this.arguments = arguments;
        this.server = server;
    }

    /** See {@link RedisArguments#USAGE}. */
    public static void main(String[] words) throws IOException {
        if (List.of(words).contains("--help")) {
            System.out.println(RedisArguments.USAGE);
            return;
        }
        RedisArguments arguments;
        Server server;
        try {
            arguments = RedisArguments.parse(words);
            URI named = arguments.server();
            server = named == null ? Server.start() : Server.named(named);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + RedisArguments.USAGE);
            System.exit(2);
            return;
        }
        try (server) {
            new RedisReport(arguments, server).run();
        }
    }

    private void run() throws IOException {
        try {
            for (RedisContender contender : arguments.contenders()) {
                Map<String, String> settings = contender == RedisContender.LARDER ? arguments.settings() : Map.of();
                workers.put(contender, WorkerProcess.start(contender, server.uri(), settings));
            }
            warmUp();
            measureCosts();
            arguments.threads().forEach(this::measureSpeeds);
        } finally {
            workers.values().forEach(WorkerProcess::close);
        }
        write();
    }

    /** With as many threads as ever, because code is compiled by how often it has run. */
    private void warmUp() {
        open(Collections.max(arguments.threads()));
        RedisPace pace = arguments.pace().withSlice(arguments.pace().warmup());
        for (Operation operation : arguments.operations()) {
            if (operation.hasSpeed()) {
                workers.values().forEach(worker -> worker.operationsPerSecond(operation, Size.SMALL, pace));
            }
        }
    }

    private void measureCosts() {
        open(1);
        for (int round = 1; round <= arguments.pace().rounds(); round++) {
            for (Row row : Cell.rows(arguments.operations(), arguments.pace().allLarge())) {
                for (RedisContender contender : turns(round)) {
                    measureCost(row, contender);
                }
            }
        }
    }

    private void measureCost(Row row, RedisContender contender) {
        WorkerProcess worker = worker(contender);
        Operation operation = row.operation();
        prepare(row, contender);
        if (!operation.startsFull()) {
            // whatever is done the first time only
            worker.repeat(operation, row.size(), operation.batch() / 10 + 1);
        }
        ServerCounters earlier = server.counters();
        ServerCounters before = server.counters();
        double nanos = worker.repeat(operation, row.size(), operation.batch());
        ServerCounters after = server.counters();
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

    private void measureSpeeds(int threads) {
        open(threads);
        List<Cell> cells =
                Cell.of(arguments.operations(), threads, arguments.pace().allLarge());
        for (int round = 1; round <= arguments.pace().rounds(); round++) {
            for (Cell cell : cells) {
                for (RedisContender contender : turns(round)) {
                    measureSpeed(cell, contender, round);
                }
            }
        }
    }

    private void measureSpeed(Cell cell, RedisContender contender, int round) {
        prepare(cell.row(), contender);
        double speed = worker(contender)
                .operationsPerSecond(cell.row().operation(), cell.row().size(), arguments.pace());
        results.addSpeed(cell, contender, speed);
        System.out.printf(
                Locale.ROOT, "round %d  %-46s %-16s %,14.0f op/s%n", round, cell.label(), contender.label(), speed);
    }

    /** What this one or the one before has cleared may still be swept up, and that shall be at nobody else's expense. */
    private void prepare(Row row, RedisContender contender) {
        worker(contender).prepare(row.operation(), row.size());
        if (row.operation().kind() == Kind.CLEARED) {
            server.awaitRest();
        }
    }

    /** Directly after each other, each round in another order, so that a disturbance favours nobody for long. */
    private List<RedisContender> turns(int round) {
        List<RedisContender> turns = new ArrayList<>(arguments.contenders());
        Collections.rotate(turns, round - 1);
        return turns;
    }

    private void open(int threads) {
        workers.values().forEach(worker -> worker.open(threads));
    }

    private WorkerProcess worker(RedisContender contender) {
        WorkerProcess worker = workers.get(contender);
        if (worker == null) {
            throw new IllegalStateException("No process was started for " + contender.label());
        }
        return worker;
    }

    private Map<String, String> facts() {
        RedisPace pace = arguments.pace();
        Map<String, String> facts = Machine.platform();
        facts.put("jvm options", String.join(" ", WorkerProcess.JVM_OPTIONS) + ", a JVM for each contender");
        facts.put(
                "server",
                server.version() + (arguments.server() == null ? ", on this machine" : ", named by the user"));
        facts.put(
                "pace",
                pace.rounds() + " rounds of " + pace.settle().toMillis() + " + "
                        + pace.slice().toMillis() + " ms for each contender");
        facts.put("entries", Entries.COUNT + " of text, lifetime one hour");
        facts.put("connections", "as many as threads; lettuce one for all threads");
        facts.put("codec", "Larder's for larder, jedis, and lettuce; redisson-jcache its default (Kryo 5)");
        if (!arguments.settings().isEmpty()) {
            facts.put(
                    "larder's settings", String.join(", ", arguments.settings().keySet()));
        }
        facts.putAll(Machine.versions(RedisReport.class));
        return facts;
    }

    private void write() throws IOException {
        Map<String, String> facts = facts();
        String page = new RedisMarkdown(results, arguments.contenders()).page(facts);
        Path directory = Files.createDirectories(arguments.directory().toAbsolutePath());
        Files.writeString(directory.resolve("results.md"), page);
        Files.writeString(
                directory.resolve("results.json"), new RedisJson(results, arguments.contenders()).page(facts));
        System.out.println("\n" + page);
    }
}
