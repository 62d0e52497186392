// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import io.larder.benchmarks.Machine;
import io.larder.benchmarks.redis.RedisSuite;
import io.larder.benchmarks.remote.ServerCounters;
import io.larder.benchmarks.remote.Servers;
import io.larder.benchmarks.tiered.TieredSession.Mixed;
import io.larder.benchmarks.workers.MeasuringJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures contenders turn by turn on one server and writes {@code results.md} and {@code results.json}. */
public final class TieredReport {

    private static final int BYTES_BATCHES = 2_000;
    private static final int LOADS = 200;

    private final TieredArguments arguments;
    private final Servers server;
    private final Map<TieredContender, TieredPair> pairs = new EnumMap<>(TieredContender.class);
    private final TieredResults results = new TieredResults();

    private TieredReport(TieredArguments arguments, Servers server) {
        this.arguments = arguments;
        this.server = server;
    }

    /** See {@link TieredArguments#USAGE}. */
    public static void main(String[] words) throws IOException {
        if (List.of(words).contains("--help")) {
            System.out.println(TieredArguments.USAGE);
            return;
        }
        TieredArguments arguments;
        Servers server;
        try {
            arguments = TieredArguments.parse(words);
            server = new RedisSuite().servers(1, arguments.server());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + TieredArguments.USAGE);
            System.exit(2);
            return;
        }
        try (server) {
            new TieredReport(arguments, server).run();
        }
    }

    private void run() throws IOException {
        try {
            for (TieredContender contender : arguments.contenders()) {
                boolean larder = contender != TieredContender.BASELINE && contender != TieredContender.REDISSON;
                pairs.put(
                        contender,
                        TieredPair.start(
                                contender,
                                server.uri(),
                                arguments.mostThreads(),
                                larder ? arguments.settings() : Map.of()));
            }
            if (!pairs.values().stream().allMatch(TieredPair::haveOneClock)) {
                throw new IllegalStateException(
                        "JVMs of this machine have clocks of their own: nothing can be compared");
            }
            prepare();
            warmUp();
            for (int round = 1; round <= arguments.pace().rounds(); round++) {
                for (TieredCell cell : arguments.cells()) {
                    for (TieredContender contender : turns(cell, round)) {
                        measure(cell, contender, round);
                    }
                }
            }
        } finally {
            pairs.values().forEach(TieredPair::close);
        }
        write();
    }

    /** Fills the caches, and near tiers where they are to hold all. */
    private void prepare() {
        for (TieredKind kind : arguments.cells().stream()
                .map(TieredCell::kind)
                .filter(kind -> kind != TieredKind.VISIBLE)
                .distinct()
                .toList()) {
            for (TieredContender contender : arguments.contenders()) {
                if (contender.does(kind)) {
                    pair(contender).fill(kind);
                    if (kind.isHits()) {
                        loadAll(kind, contender);
                    }
                }
            }
        }
    }

    /** Until all is near: a contender may begin to keep what it reads only when it knows that it hears of changes. */
    private void loadAll(TieredKind kind, TieredContender contender) {
        for (int i = 0; i < LOADS; i++) {
            ServerCounters before = server.counters();
            pair(contender).load(kind);
            if (TieredGoals.sent(List.of(new HitSample(0, 0, callsSince(before))))
                    .isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException(contender.label() + " reads from the server again and again what fits in near");
    }

    private void warmUp() {
        TieredPace pace = arguments.pace().withSlice(arguments.pace().warmup());
        for (TieredCell cell : arguments.cells()) {
            for (TieredContender contender : turns(cell, 1)) {
                if (cell.kind().isHits()) {
                    pair(contender).hitsPerSecond(cell, pace);
                } else if (cell.kind().isMix()) {
                    pair(contender).mix(cell, pace.slice().toMillis());
                } else {
                    pair(contender).delays(0, pace.changes());
                }
            }
        }
    }

    private void measure(TieredCell cell, TieredContender contender, int round) {
        String found;
        if (cell.kind().isHits()) {
            found = measureHits(cell, contender);
        } else if (cell.kind().isMix()) {
            found = measureMix(cell, contender);
        } else {
            found = measureDelays(cell, contender, round);
        }
        System.out.printf(Locale.ROOT, "round %d  %-46s %-24s %s%n", round, cell.label(), contender.label(), found);
    }

    private String measureHits(TieredCell cell, TieredContender contender) {
        ServerCounters before = server.counters();
        double speed = pair(contender).hitsPerSecond(cell, arguments.pace());
        double bytes = pair(contender).bytes(cell.kind(), BYTES_BATCHES);
        HitSample sample = new HitSample(speed, bytes, callsSince(before));
        results.hits().add(cell, contender, sample);
        return String.format(
                Locale.ROOT, "%,14.0f op/s %,8.1f B/op  %s", speed, bytes, TieredGoals.sent(List.of(sample)));
    }

    private String measureMix(TieredCell cell, TieredContender contender) {
        pair(contender).mix(cell, arguments.pace().settle().toMillis());
        ServerCounters before = server.counters();
        Mixed mixed = pair(contender).mix(cell, arguments.pace().slice().toMillis());
        long farReads = callsSince(before).getOrDefault(contender.farRead(), 0L);
        MixSample sample = MixSample.of(mixed.operationsPerSecond(), mixed.reads(), farReads);
        results.mixes().add(cell, contender, sample);
        return String.format(Locale.ROOT, "%,14.0f op/s %8.2f %% near", sample.speed(), 100 * sample.hits());
    }

    private String measureDelays(TieredCell cell, TieredContender contender, int round) {
        int changes = arguments.pace().changes();
        // numbers never come again: what the entry was in another round is no change of this one
        Delays delays = new Delays(pair(contender).delays(round * changes, changes));
        results.delays().add(cell, contender, delays);
        return String.join(" ", delays.cells()) + " ms p50, p99, most";
    }

    private Map<String, Long> callsSince(ServerCounters before) {
        return server.counters().since(before).calls();
    }

    /** Directly after each other, each round in another order, so that a disturbance favours nobody for long. */
    private List<TieredContender> turns(TieredCell cell, int round) {
        List<TieredContender> turns = new ArrayList<>(arguments.contenders());
        turns.removeIf(contender -> !contender.does(cell.kind()));
        Collections.rotate(turns, round - 1);
        return turns;
    }

    private TieredPair pair(TieredContender contender) {
        TieredPair pair = pairs.get(contender);
        if (pair == null) {
            throw new IllegalStateException("No process was started for " + contender.label());
        }
        return pair;
    }

    private Map<String, String> facts() {
        TieredPace pace = arguments.pace();
        Map<String, String> facts = Machine.platform();
        facts.put("jvm options", String.join(" ", MeasuringJvm.JVM_OPTIONS) + ", two JVMs for each contender");
        facts.put(
                "server",
                server.version() + (arguments.server() == null ? ", on this machine" : ", named by the user"));
        facts.put(
                "pace",
                pace.rounds() + " rounds of " + pace.settle().toMillis() + " + "
                        + pace.slice().toMillis() + " ms, and of " + pace.changes() + " changes, for each contender");
        facts.put("values", "texts of " + NearEntries.CHARACTERS + " characters");
        facts.put("near tiers", TieredKind.NEAR_SIZE + " entries of each cache in each JVM");
        facts.put("keys", TieredKind.ETERNAL.keys() + ", " + TieredKind.ZIPF.keys() + " where a tenth is near");
        facts.put("codec", "Larder's for larder and caffeine+jedis; redisson its default (Kryo 5)");
        if (!arguments.settings().isEmpty()) {
            facts.put(
                    "larder's settings", String.join(", ", arguments.settings().keySet()));
        }
        facts.putAll(Machine.versions(RedisSuite.class));
        return facts;
    }

    private void write() throws IOException {
        Map<String, String> facts = facts();
        String page = new TieredMarkdown(results, arguments.contenders()).page(facts);
        Path directory = Files.createDirectories(arguments.directory().toAbsolutePath());
        Files.writeString(directory.resolve("results.md"), page);
        Files.writeString(
                directory.resolve("results.json"), new TieredJson(results, arguments.contenders()).page(facts));
        System.out.println("\n" + page);
    }
}
