// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import io.larder.benchmarks.tiered.TieredSession.Mixed;
import io.larder.benchmarks.workers.MeasuringJvm;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The {@link TieredWorker} processes of one contender: two, or one if nothing is shared. */
final class TieredPair implements AutoCloseable {

    private final List<MeasuringJvm> processes;

    private TieredPair(List<MeasuringJvm> processes) {
        this.processes = processes;
    }

    /** @param threads how many will ask at once at most, in each JVM */
    static TieredPair start(TieredContender contender, URI server, int threads, Map<String, String> settings) {
        List<MeasuringJvm> processes = new ArrayList<>();
        for (int jvm = 1; jvm <= (contender.isShared() ? 2 : 1); jvm++) {
            MeasuringJvm process = MeasuringJvm.start(
                    contender.label() + " " + jvm,
                    TieredWorker.class,
                    contender.name(),
                    String.valueOf(jvm),
                    String.valueOf(threads));
            process.tell(server.toString());
            process.tellProperties(settings);
            processes.add(process);
        }
        return new TieredPair(processes);
    }

    /** Whether they have one clock, without which times of one say nothing in the other. */
    boolean haveOneClock() {
        return processes.stream().allMatch(process -> {
            long before = System.nanoTime();
            long there = Long.parseLong(process.ask("clock"));
            return before <= there && there <= System.nanoTime();
        });
    }

    void fill(TieredKind kind) {
        first().ask("fill " + kind);
    }

    /** In the JVM that is asked for hits. */
    void load(TieredKind kind) {
        first().ask("load " + kind);
    }

    double hitsPerSecond(TieredCell cell, TieredPace pace) {
        return Double.parseDouble(first().ask("hits " + cell.kind() + " " + cell.threads() + " "
                + pace.settle().toMillis() + " " + pace.slice().toMillis()));
    }

    double bytes(TieredKind kind, int batches) {
        return Double.parseDouble(first().ask("bytes " + kind + " " + batches));
    }

    /** By both at once; their sum. */
    Mixed mix(TieredCell cell, long millis) {
        List<Mixed> both = all("mix " + cell.kind() + " " + cell.threads() + " " + millis, answer -> {
            String[] words = answer.split(" ", -1);
            return new Mixed(Double.parseDouble(words[0]), Long.parseLong(words[1]));
        });
        return new Mixed(
                both.stream().mapToDouble(Mixed::operationsPerSecond).sum(),
                both.stream().mapToLong(Mixed::reads).sum());
    }

    /** Milliseconds from the reply to each change in one JVM until the other one has seen it; 0 if it has seen it before. */
    List<Double> delays(int first, int count) {
        MeasuringJvm writer = first();
        MeasuringJvm reader = processes.get(1);
        reader.ask("watch " + first + " " + count);
        long[] replied = times(writer.ask("write " + first + " " + count));
        long[] seen = times(reader.ask("seen"));
        return IntStream.range(0, count)
                .mapToObj(i -> Math.max(0, seen[i] - replied[i]) / 1e6)
                .toList();
    }

    private static long[] times(String answer) {
        return Arrays.stream(answer.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    private <T> List<T> all(String order, Function<String, T> result) {
        processes.forEach(process -> process.tell(order));
        return processes.stream().map(process -> result.apply(process.answer())).toList();
    }

    private MeasuringJvm first() {
        return processes.get(0);
    }

    @Override
    public void close() {
        processes.forEach(MeasuringJvm::close);
    }
}
