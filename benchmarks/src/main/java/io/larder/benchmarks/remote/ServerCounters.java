// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Map;
import java.util.TreeMap;

/**
 * What servers have done so far, or between two looks.
 *
 * @param calls      how often each command was called, also from scripts
 * @param cpuMicros  processor time of the whole servers
 * @param bytesIn    what clients have sent
 * @param bytesOut   what clients were sent
 */
public record ServerCounters(Map<String, Long> calls, double cpuMicros, double bytesIn, double bytesOut) {

    /** The command by which Redis is looked at; Memcached counts no looks. */
    private static final String LOOK = "info";

    /** What came to it since others; commands that were not called are left out. */
    public ServerCounters since(ServerCounters before) {
        Map<String, Long> more = new TreeMap<>();
        calls.forEach((name, count) -> {
            long called = count - before.calls.getOrDefault(name, 0L);
            if (called != 0) {
                more.put(name, called);
            }
        });
        return new ServerCounters(
                more, cpuMicros - before.cpuMicros, bytesIn - before.bytesIn, bytesOut - before.bytesOut);
    }

    /** The sum of two servers' counters. */
    public ServerCounters and(ServerCounters other) {
        Map<String, Long> all = new TreeMap<>(calls);
        other.calls.forEach((name, count) -> all.merge(name, count, Long::sum));
        return new ServerCounters(all, cpuMicros + other.cpuMicros, bytesIn + other.bytesIn, bytesOut + other.bytesOut);
    }

    boolean hasOnlyLooksSince(ServerCounters before) {
        return since(before).calls.keySet().stream().allMatch(LOOK::equals);
    }
}
