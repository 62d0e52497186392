// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a suite of the benchmarks has found, in the file that it wrote: {@code benchmarks/results/<suite>-quick.json}. */
final class BenchmarkRun {

    private final JsonObject results;

    private BenchmarkRun(JsonObject results) {
        this.results = results;
    }

    /** @param suite such as {@code redis} */
    static BenchmarkRun read(Path repository, String suite) throws IOException {
        Path file = repository.resolve("benchmarks/results/" + suite + "-quick.json");
        return new BenchmarkRun(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    }

    /** The machine, the versions, how it was measured: names and what they were. */
    Map<String, String> machine() {
        return results.getAsJsonObject("machine").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        fact -> fact.getValue().getAsString(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /**
     * Operations a second, round by round, of each contender: cells and contenders in the order of the file.
     *
     * @param list what the file calls them: {@code samples}, {@code speeds}, {@code hits}, {@code mixes}
     */
    Map<BenchmarkCell, Map<String, List<Double>>> speeds(String list) {
        Map<BenchmarkCell, Map<String, List<Double>>> speeds = new LinkedHashMap<>();
        for (JsonObject sample : objects(list)) {
            speeds.computeIfAbsent(cell(sample), any -> new LinkedHashMap<>())
                    .put(contender(sample), numbers(sample.getAsJsonArray("operationsPerSecond")));
        }
        return speeds;
    }

    private static BenchmarkCell cell(JsonObject sample) {
        return new BenchmarkCell(
                sample.get("row").getAsString(),
                integer(sample, "valueBytes"),
                integer(sample, "servers"),
                integer(sample, "threads"));
    }

    private static int integer(JsonObject sample, String name) {
        return sample.has(name) ? sample.get(name).getAsInt() : 0;
    }

    private static String contender(JsonObject sample) {
        return sample.get(sample.has("contender") ? "contender" : "subject").getAsString();
    }

    /** Bytes that a cache adds on the heap to each entry, by expiry policy and contender. */
    Map<String, Map<String, Double>> heap() {
        Map<String, Map<String, Double>> heap = new LinkedHashMap<>();
        for (JsonObject sample : objects("heap")) {
            heap.computeIfAbsent(sample.get("expiry").getAsString(), any -> new LinkedHashMap<>())
                    .put(
                            contender(sample),
                            Spread.of(numbers(sample.getAsJsonArray("bytesPerEntry")))
                                    .median());
        }
        return heap;
    }

    /** Milliseconds until a change was seen elsewhere, of all changes of all rounds, ascending, by contender. */
    Map<String, List<Double>> delays() {
        Map<String, List<Double>> delays = new LinkedHashMap<>();
        for (JsonObject sample : objects("delays")) {
            List<Double> all = new ArrayList<>();
            sample.getAsJsonArray("millis").forEach(round -> all.addAll(numbers(round.getAsJsonArray())));
            delays.put(contender(sample), all.stream().sorted().toList());
        }
        return delays;
    }

    private List<JsonObject> objects(String list) {
        return StreamSupport.stream(results.getAsJsonArray(list).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<Double> numbers(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsDouble)
                .toList();
    }

    /** Ratios are taken within a round: what ran close in time can be compared. */
    static Spread ratio(List<Double> speeds, List<Double> baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < speeds.size(); round++) {
            ratios.add(speeds.get(round) / baseline.get(round));
        }
        return Spread.of(ratios);
    }
}
