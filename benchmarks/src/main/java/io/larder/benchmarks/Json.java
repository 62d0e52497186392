// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A run's every sample for programs. JMH's own format would tell paths of the machine and knows no rounds. */
final class Json {
    private final Results results;
    private final List<Contender> contenders;

    Json(Results results, List<Contender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    String page(Map<String, String> facts) {
        String machine = facts.entrySet().stream()
                .map(fact -> "    " + quoted(fact.getKey()) + ": " + quoted(fact.getValue()))
                .collect(Collectors.joining(",\n"));
        String samples = results.rows().stream()
                .flatMap(row -> row.subjects(contenders).stream()
                        .filter(subject -> results.has(row, subject))
                        .map(subject -> sample(row, subject)))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"machine\": {\n" + machine + "\n  },\n  \"samples\": [\n" + samples + "\n  ],\n  \"heap\": [\n"
                + String.join(",\n", heap()) + "\n  ]\n}\n";
    }

    private String sample(Row row, Subject subject) {
        List<Sample> samples = results.of(row, subject);
        return "    {\"row\": " + quoted(row.name()) + ", \"threads\": " + row.threads() + ", \"subject\": "
                + quoted(subject.label()) + ", \"operationsPerSecond\": " + numbers(samples, Sample::operations)
                + ", \"cpuNanosPerOperation\": " + numbers(samples, Sample::cpuNanos) + ", \"bytesPerOperation\": "
                + numbers(samples, Sample::bytes) + "}";
    }

    private List<String> heap() {
        List<String> lines = new ArrayList<>();
        for (Expiring expiring : results.weighed()) {
            List<Subject> subjects = new ArrayList<>(contenders);
            subjects.add(0, RawCaffeine.of(expiring));
            for (Subject subject : subjects) {
                lines.add("    {\"expiry\": " + quoted(expiring.name().toLowerCase(Locale.ROOT)) + ", \"subject\": "
                        + quoted(subject.label()) + ", \"bytesPerEntry\": "
                        + numbers(results.heap(expiring, subject), Double::doubleValue) + "}");
            }
        }
        return lines;
    }

    private static <T> String numbers(List<T> items, ToDoubleFunction<T> number) {
        return items.stream()
                .map(item -> String.format(Locale.ROOT, "%.3f", number.applyAsDouble(item)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
