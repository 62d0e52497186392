// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one operation costs the server, and the one thread that asks.
 *
 * @param calls     how often each command is called, also from scripts
 * @param cpuMicros processor time of the server
 * @param bytesIn   what it receives
 * @param bytesOut  what it sends
 * @param micros    how long the thread waits
 */
public record Cost(Map<String, Double> calls, double cpuMicros, double bytesIn, double bytesOut, double micros) {

    /** Less often than this a command has nothing to do with the operation: clients keep connections and caches in order. */
    private static final double NOTHING = 0.02;

    /** Less often than this it is not even shown. A scan that finds hundreds of entries is called less often than {@link #NOTHING} for each. */
    private static final double SHOWN = 0.0015;

    /**
     * Of one among many.
     *
     * @param counted what the server counted, and the look itself
     * @param look    what a look costs
     * @param times   how many operations
     * @param nanos   how long they took
     */
    public static Cost of(ServerCounters counted, ServerCounters look, int times, double nanos) {
        Map<String, Double> calls = new TreeMap<>();
        counted.calls().forEach((name, count) -> {
            long own = count - look.calls().getOrDefault(name, 0L);
            if (own > 0) {
                calls.put(name, (double) own / times);
            }
        });
        return new Cost(
                calls,
                Math.max(0, counted.cpuMicros() - look.cpuMicros()) / times,
                (counted.bytesIn() - look.bytesIn()) / times,
                (counted.bytesOut() - look.bytesOut()) / times,
                nanos / 1e3 / times);
    }

    /** In both directions. */
    public double bytes() {
        return bytesIn + bytesOut;
    }

    /** Whether the server was asked just what one of the alternatives says. */
    public boolean isAnyOf(List<Map<String, Integer>> alternatives) {
        return alternatives.stream().anyMatch(this::is);
    }

    private boolean is(Map<String, Integer> wanted) {
        Map<String, Double> left = new LinkedHashMap<>(calls);
        wanted.forEach((name, count) -> left.merge(name, (double) -count, Double::sum));
        return left.values().stream().allMatch(difference -> Math.abs(difference) < NOTHING);
    }

    /** The commands with their numbers. */
    public String commands() {
        return calls.entrySet().stream()
                .filter(call -> call.getValue() >= SHOWN)
                .map(call -> call.getKey() + " " + number(call.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String number(double count) {
        return Math.abs(count - Math.rint(count)) < NOTHING && count >= 1
                ? String.valueOf(Math.round(count))
                : String.format(Locale.ROOT, "%.4f", count);
    }
}
