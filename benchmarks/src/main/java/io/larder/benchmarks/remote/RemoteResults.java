// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.remote.Cell.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All that a run has measured, round by round. */
public final class RemoteResults {

    private final Map<Cell, Map<Contender, List<Double>>> speeds = new LinkedHashMap<>();
    private final Map<Row, Map<Contender, List<Cost>>> costs = new LinkedHashMap<>();

    public void addSpeed(Cell cell, Contender contender, double operationsPerSecond) {
        speeds.computeIfAbsent(cell, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(operationsPerSecond);
    }

    public void addCost(Row row, Contender contender, Cost cost) {
        costs.computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(cost);
    }

    /** By servers and size and operation, then threads. */
    public List<Cell> cells() {
        return speeds.keySet().stream()
                .sorted(Comparator.comparingInt((Cell cell) -> cell.row().servers())
                        .thenComparing(cell -> cell.row().size())
                        .thenComparing(cell -> cell.row().operation())
                        .thenComparingInt(Cell::threads))
                .toList();
    }

    /** Those of {@link #cells()} in which the speeds of all of them were measured. */
    public List<Cell> cellsOf(Contender... contenders) {
        return cells().stream().filter(cell -> has(cell, contenders)).toList();
    }

    /** Those with costs, as they were measured. */
    public List<Row> rows() {
        return List.copyOf(costs.keySet());
    }

    /** Operations a second, round by round; empty if that was not measured. */
    public List<Double> speeds(Cell cell, Contender contender) {
        return speeds.getOrDefault(cell, Map.of()).getOrDefault(contender, List.of());
    }

    /** Round by round; empty if they were not measured. */
    public List<Cost> costs(Row row, Contender contender) {
        return costs.getOrDefault(row, Map.of()).getOrDefault(contender, List.of());
    }

    /** Whether the speeds of all of them were measured. */
    public boolean has(Cell cell, Contender... contenders) {
        return List.of(contenders).stream()
                .noneMatch(contender -> speeds(cell, contender).isEmpty());
    }

    /** Whether the costs of all of them were measured. */
    public boolean has(Row row, Contender... contenders) {
        return List.of(contenders).stream()
                .noneMatch(contender -> costs(row, contender).isEmpty());
    }

    /** One's speed beside another's, taken round by round, since only what ran close in time is comparable. */
    public Spread ratio(Cell cell, Contender one, Contender other) {
        return ratio(speeds(cell, one), speeds(cell, other));
    }

    /** As {@link #ratio(Cell, Contender, Contender)}, beside the one of several that was faster in that round. */
    public Spread ratioToFastest(Cell cell, Contender one, List<Contender> others) {
        List<Double> fastest = new ArrayList<>(speeds(cell, others.get(0)));
        for (Contender other : others) {
            List<Double> speeds = speeds(cell, other);
            for (int round = 0; round < fastest.size(); round++) {
                fastest.set(round, Math.max(fastest.get(round), speeds.get(round)));
            }
        }
        return ratio(speeds(cell, one), fastest);
    }

    /** One list beside another, round by round. */
    public static Spread ratio(List<Double> mine, List<Double> others) {
        List<Double> ratios = new ArrayList<>(mine.size());
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(mine.get(round) / others.get(round));
        }
        return Spread.of(ratios);
    }

    /** One number of the costs, over the rounds. */
    public Spread cost(Row row, Contender contender, ToDoubleFunction<Cost> number) {
        return Spread.of(
                costs(row, contender).stream().map(number::applyAsDouble).toList());
    }
}
