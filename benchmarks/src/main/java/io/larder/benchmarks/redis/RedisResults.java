// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.redis.Cell.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All that a run has measured, round by round. */
final class RedisResults {

    private final Map<Cell, Map<RedisContender, List<Double>>> speeds = new LinkedHashMap<>();
    private final Map<Row, Map<RedisContender, List<Cost>>> costs = new LinkedHashMap<>();

    void addSpeed(Cell cell, RedisContender contender, double operationsPerSecond) {
        speeds.computeIfAbsent(cell, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(operationsPerSecond);
    }

    void addCost(Row row, RedisContender contender, Cost cost) {
        costs.computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(cost);
    }

    /** By operation and size, then threads. */
    List<Cell> cells() {
        return speeds.keySet().stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.row().size())
                        .thenComparing(cell -> cell.row().operation())
                        .thenComparingInt(Cell::threads))
                .toList();
    }

    List<Row> rows() {
        return List.copyOf(costs.keySet());
    }

    /** Operations a second, round by round; empty if that was not measured. */
    List<Double> speeds(Cell cell, RedisContender contender) {
        return speeds.getOrDefault(cell, Map.of()).getOrDefault(contender, List.of());
    }

    /** Round by round; empty if they were not measured. */
    List<Cost> costs(Row row, RedisContender contender) {
        return costs.getOrDefault(row, Map.of()).getOrDefault(contender, List.of());
    }

    boolean has(Cell cell, RedisContender... contenders) {
        return List.of(contenders).stream()
                .noneMatch(contender -> speeds(cell, contender).isEmpty());
    }

    boolean has(Row row, RedisContender... contenders) {
        return List.of(contenders).stream()
                .noneMatch(contender -> costs(row, contender).isEmpty());
    }

    /** One's speed beside another's, taken round by round, since only what ran close in time is comparable. */
    Spread ratio(Cell cell, RedisContender one, RedisContender other) {
        List<Double> mine = speeds(cell, one);
        List<Double> others = speeds(cell, other);
        List<Double> ratios = new ArrayList<>(mine.size());
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(mine.get(round) / others.get(round));
        }
        return Spread.of(ratios);
    }

    Spread cost(Row row, RedisContender contender, ToDoubleFunction<Cost> number) {
        return Spread.of(
                costs(row, contender).stream().map(number::applyAsDouble).toList());
    }
}
