// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import static java.util.stream.Collectors.joining;

import io.larder.benchmarks.remote.Cell.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A run's every sample for programs. */
public final class RemoteJson {

    private final RemoteResults results;
    private final List<Contender> contenders;

    public RemoteJson(RemoteResults results, List<Contender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    /** The whole text. */
    public String page(Map<String, String> facts) {
        String machine = facts.entrySet().stream()
                .map(fact -> "    " + quoted(fact.getKey()) + ": " + quoted(fact.getValue()))
                .collect(joining(",\n"));
        String speeds = results.cells().stream()
                .flatMap(cell -> contenders.stream()
                        .filter(contender -> results.has(cell, contender))
                        .map(contender -> speed(cell, contender)))
                .collect(joining(",\n"));
        String costs = results.rows().stream()
                .flatMap(row -> contenders.stream()
                        .filter(contender -> results.has(row, contender))
                        .map(contender -> cost(row, contender)))
                .collect(joining(",\n"));
        return "{\n  \"machine\": {\n" + machine + "\n  },\n  \"speeds\": [\n" + speeds + "\n  ],\n  \"costs\": [\n"
                + costs + "\n  ]\n}\n";
    }

    private String speed(Cell cell, Contender contender) {
        return "    {" + row(cell.row()) + ", \"threads\": " + cell.threads() + ", \"contender\": "
                + quoted(contender.label()) + ", \"operationsPerSecond\": "
                + numbers(results.speeds(cell, contender), Double::doubleValue) + "}";
    }

    private String cost(Row row, Contender contender) {
        List<Cost> costs = results.costs(row, contender);
        String calls = costs.get(costs.size() - 1).calls().entrySet().stream()
                .map(call -> quoted(call.getKey()) + ": " + number(call.getValue()))
                .collect(joining(", ", "{", "}"));
        return "    {" + row(row) + ", \"contender\": " + quoted(contender.label()) + ", \"bytesIn\": "
                + numbers(costs, Cost::bytesIn) + ", \"bytesOut\": " + numbers(costs, Cost::bytesOut)
                + ", \"serverCpuMicros\": " + numbers(costs, Cost::cpuMicros) + ", \"micros\": "
                + numbers(costs, Cost::micros) + ", \"commands\": " + calls + "}";
    }

    private static String row(Row row) {
        return "\"row\": " + quoted(row.operation().label()) + ", \"valueBytes\": "
                + row.size().characters() + ", \"servers\": " + row.servers();
    }

    private static <T> String numbers(List<T> items, ToDoubleFunction<T> number) {
        return items.stream().map(item -> number(number.applyAsDouble(item))).collect(joining(", ", "[", "]"));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
