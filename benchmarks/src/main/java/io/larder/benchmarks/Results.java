// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All samples of a run, round by round. */
final class Results {
    private final Measure measure;
    private final Map<Row, Map<Subject, List<Sample>>> samples = new LinkedHashMap<>();
    private final Map<Expiring, Map<Subject, List<Double>>> heap = new LinkedHashMap<>();

    Results(Measure measure) {
        this.measure = measure;
    }

    void add(Row row, Subject subject, Sample sample) {
        samples.computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(sample);
    }

    void addHeap(Expiring expiring, Subject subject, double bytesPerEntry) {
        heap.computeIfAbsent(expiring, key -> new LinkedHashMap<>())
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(bytesPerEntry);
    }

    List<Row> rows() {
        return List.copyOf(samples.keySet());
    }

    List<Expiring> weighed() {
        return List.copyOf(heap.keySet());
    }

    boolean has(Row row, Subject subject) {
        return !of(row, subject).isEmpty();
    }

    List<Sample> of(Row row, Subject subject) {
        return samples.getOrDefault(row, Map.of()).getOrDefault(subject, List.of());
    }

    List<Double> heap(Expiring expiring, Subject subject) {
        return heap.getOrDefault(expiring, Map.of()).getOrDefault(subject, List.of());
    }

    Spread operations(Row row, Subject subject) {
        return Spread.of(of(row, subject).stream().map(Sample::operations).toList());
    }

    Spread bytes(Row row, Subject subject) {
        return Spread.of(of(row, subject).stream().map(Sample::bytes).toList());
    }

    /** One subject's speed beside another's by the measure of this run, taken round by round, since only what ran close in time is comparable. */
    Spread ratio(Row row, Subject subject, Subject other) {
        List<Sample> mine = of(row, subject);
        List<Sample> others = of(row, other);
        List<Double> ratios = new ArrayList<>(mine.size());
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(measure.speed(mine.get(round)) / measure.speed(others.get(round)));
        }
        return Spread.of(ratios);
    }
}
