// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import io.larder.benchmarks.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What one kind of measurement has found, round by round.
 *
 * @param <S> what a turn comes to
 */
final class Rounds<S> {

    private final Map<TieredCell, Map<TieredContender, List<S>>> samples = new LinkedHashMap<>();

    void add(TieredCell cell, TieredContender contender, S sample) {
        samples.computeIfAbsent(cell, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(sample);
    }

    List<TieredCell> cells() {
        return List.copyOf(samples.keySet());
    }

    /** Empty if it was not measured. */
    List<S> of(TieredCell cell, TieredContender contender) {
        return samples.getOrDefault(cell, Map.of()).getOrDefault(contender, List.of());
    }

    boolean has(TieredCell cell, TieredContender... contenders) {
        return Stream.of(contenders).noneMatch(contender -> of(cell, contender).isEmpty());
    }

    Spread spread(TieredCell cell, TieredContender contender, ToDoubleFunction<S> number) {
        return Spread.of(of(cell, contender).stream().map(number::applyAsDouble).toList());
    }

    /** One beside another, taken round by round, since only what ran close in time is comparable. */
    Spread ratio(TieredCell cell, TieredContender one, TieredContender other, ToDoubleFunction<S> number) {
        List<S> mine = of(cell, one);
        List<S> others = of(cell, other);
        List<Double> ratios = new ArrayList<>(mine.size());
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(number.applyAsDouble(mine.get(round)) / number.applyAsDouble(others.get(round)));
        }
        return Spread.of(ratios);
    }
}
