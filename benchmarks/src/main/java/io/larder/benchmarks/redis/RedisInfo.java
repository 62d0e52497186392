// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.ServerCounters;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@code INFO} answers. */
final class RedisInfo {

    private static final String CALLS = "cmdstat_";

    private RedisInfo() {}

    /** From an answer with at least cpu, stats, and commandstats. */
    static ServerCounters counters(String info) {
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
}
