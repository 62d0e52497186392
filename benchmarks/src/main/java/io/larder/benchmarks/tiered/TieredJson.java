// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A run's every sample for programs. */
final class TieredJson {

    private final TieredResults results;
    private final List<TieredContender> contenders;

    TieredJson(TieredResults results, List<TieredContender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    String page(Map<String, String> facts) {
        String machine = facts.entrySet().stream()
                .map(fact -> "    " + quoted(fact.getKey()) + ": " + quoted(fact.getValue()))
                .collect(joining(",\n"));
        return "{\n  \"machine\": {\n" + machine + "\n  },\n"
                + list("hits", results.hits(), this::hits) + ",\n"
                + list("mixes", results.mixes(), this::mixes) + ",\n"
                + list("delays", results.delays(), this::delays) + "\n}\n";
    }

    private <S> String list(String name, Rounds<S> rounds, Function<List<S>, String> samples) {
        return rounds.cells().stream()
                .flatMap(cell -> contenders.stream()
                        .filter(contender -> rounds.has(cell, contender))
                        .map(contender -> "    {\"row\": " + quoted(cell.kind().label()) + ", \"threads\": "
                                + cell.threads() + ", \"contender\": " + quoted(contender.label()) + ", "
                                + samples.apply(rounds.of(cell, contender)) + "}"))
                .collect(joining(",\n", "  \"" + name + "\": [\n", "\n  ]"));
    }

    private String hits(List<HitSample> samples) {
        String commands = samples.stream()
                .map(sample -> sample.calls().entrySet().stream()
                        .map(call -> quoted(call.getKey()) + ": " + call.getValue())
                        .collect(joining(", ", "{", "}")))
                .collect(joining(", ", "[", "]"));
        return "\"operationsPerSecond\": " + numbers(samples, HitSample::speed) + ", \"bytesPerOperation\": "
                + numbers(samples, HitSample::bytes) + ", \"commands\": " + commands;
    }

    private String mixes(List<MixSample> samples) {
        return "\"operationsPerSecond\": " + numbers(samples, MixSample::speed) + ", \"nearHits\": "
                + numbers(samples, MixSample::hits);
    }

    private String delays(List<Delays> samples) {
        return "\"millis\": "
                + samples.stream()
                        .map(sample -> numbers(sample.millis(), Double::doubleValue))
                        .collect(joining(", ", "[", "]"));
    }

    private static <T> String numbers(List<T> items, ToDoubleFunction<T> number) {
        return items.stream()
                .map(item -> String.format(Locale.ROOT, "%.4f", number.applyAsDouble(item)))
                .collect(joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
