// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answer to {@code INFO}. */
final class ServerInfo {

    private static final String CALLED = "cmdstat_";

    private ServerInfo() {}

    static Map<String, String> parse(String answer) {
        return answer.lines()
                .filter(line -> !line.startsWith("#") && line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, second) -> second, TreeMap::new));
    }

    /** From lines such as {@code cmdstat_get:calls=2,usec=11,…}. */
    static Map<String, Long> calls(Map<String, String> lines) {
        Map<String, Long> calls = new TreeMap<>();
        lines.forEach((name, figures) -> {
            if (name.startsWith(CALLED)) {
                calls.put(name.substring(CALLED.length()), Long.valueOf(figure(figures, "calls")));
            }
        });
        return calls;
    }

    private static String figure(String figures, String name) {
        return Arrays.stream(figures.split(","))
                .filter(figure -> figure.startsWith(name + "="))
                .map(figure -> figure.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + figures));
    }
}
