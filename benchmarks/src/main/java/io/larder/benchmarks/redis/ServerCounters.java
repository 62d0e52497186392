// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a server has done so far, or between two looks.
 *
 * @param calls      how often each command was called, also from scripts
 * @param cpuMicros  processor time of the whole server
 * @param bytesIn    what clients have sent
 * @param bytesOut   what clients were sent
 */
record ServerCounters(Map<String, Long> calls, double cpuMicros, double bytesIn, double bytesOut) {

    private static final String CALLS = "cmdstat_";

    /** From what {@code INFO} with at least cpu, stats, and commandstats answers. */
    static ServerCounters parse(String info) {
        Map<String, String> lines = new TreeMap<>();
        info.lines().filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            lines.put(line.substring(0, colon), line.substring(colon + 1));
        });
        Map<String, Long> calls = new TreeMap<>();
        lines.forEach((name, value) -> {
            if (name.startsWith(CALLS)) {
                calls.put(
                        name.substring(CALLS.length()),
                        Long.parseLong(value.substring("calls=".length(), value.indexOf(','))));
            }
        });
        return new ServerCounters(
                calls,
                (number(lines, "used_cpu_sys") + number(lines, "used_cpu_user")) * 1e6,
                number(lines, "total_net_input_bytes"),
                number(lines, "total_net_output_bytes"));
    }

    private static double number(Map<String, String> lines, String name) {
        String value = lines.get(name);
        if (value == null) {
            throw new IllegalStateException("The server's INFO has no " + name);
        }
        return Double.parseDouble(value);
    }

    /** What came to it since others; commands that were not called are left out. */
    ServerCounters since(ServerCounters before) {
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
}
