// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which charts there are of a run: ratios of its contenders to one of them. */
final class BenchmarkCharts {

    /** Ratios beyond this are rare, and would make all others short. */
    private static final double WIDEST = 2;

    private final Map<BenchmarkCell, Map<String, List<Double>>> speeds;
    private final Function<BenchmarkCell, @Nullable Double> goals;

    /** @param goals what ratio Larder wants in a cell; null where it wants none */
    BenchmarkCharts(
            Map<BenchmarkCell, Map<String, List<Double>>> speeds, Function<BenchmarkCell, @Nullable Double> goals) {
        this.speeds = speeds;
        this.goals = goals;
    }

    /**
     * A chart of some cells, without those that the baseline can not do.
     *
     * @param baseline what all others are compared with; null for the first contender of each cell
     */
    BarChart chart(String id, String title, @Nullable String baseline, Predicate<BenchmarkCell> which) {
        Map<BenchmarkCell, Map<String, Spread>> ratios = new LinkedHashMap<>();
        speeds.forEach((cell, contenders) -> {
            if (which.test(cell) && (baseline == null || contenders.containsKey(baseline))) {
                ratios.put(cell, ratios(contenders, baseline));
            }
        });
        if (ratios.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured for the chart '" + title + "'");
        }
        List<String> series = series(ratios);
        List<BarChart.Row> rows = new ArrayList<>();
        ratios.forEach((cell, bars) -> {
            List<@Nullable Spread> present = new ArrayList<>();
            series.forEach(contender -> present.add(bars.get(contender)));
            rows.add(new BarChart.Row(label(cell, ratios.keySet().stream()), present, goals.apply(cell)));
        });
        String unit = "Speed in multiples of " + (baseline == null ? "raw Caffeine" : baseline) + "; more is better";
        return new BarChart(id, title, unit, end(ratios), series, rows);
    }

    /** Larder first. */
    private static List<String> series(Map<BenchmarkCell, Map<String, Spread>> ratios) {
        List<String> names = ratios.values().stream()
                .flatMap(bars -> bars.keySet().stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        names.remove("larder");
        names.add(0, "larder");
        return names;
    }

    /** Raw forms of a baseline are not shown. */
    private static Map<String, Spread> ratios(Map<String, List<Double>> contenders, @Nullable String baseline) {
        String base = baseline == null ? contenders.keySet().iterator().next() : baseline;
        List<Double> speeds = contenders.get(base);
        if (speeds == null) {
            throw new IllegalArgumentException("Nobody measured " + base);
        }
        Map<String, Spread> ratios = new LinkedHashMap<>();
        contenders.forEach((name, rounds) -> {
            if (!name.equals(base) && !name.startsWith("raw")) {
                ratios.put(name, BenchmarkRun.ratio(rounds, speeds));
            }
        });
        return ratios;
    }

    /** What all cells of a chart have in common stands in its title. */
    private static String label(BenchmarkCell cell, Stream<BenchmarkCell> all) {
        List<BenchmarkCell> cells = all.toList();
        boolean threads = !cell.row().contains("threads")
                && cells.stream()
                                .filter(other -> !other.row().contains("threads"))
                                .map(BenchmarkCell::threads)
                                .distinct()
                                .count()
                        > 1;
        boolean sizes = cells.stream().map(BenchmarkCell::valueBytes).distinct().count() > 1;
        return (sizes ? new BenchmarkCell(cell.row(), cell.valueBytes(), 0, 0).operation() : cell.row())
                + (threads ? ", " + cell.threadsInWords() : "");
    }

    private static double end(Map<BenchmarkCell, Map<String, Spread>> ratios) {
        double most = ratios.values().stream()
                .flatMap(bars -> bars.values().stream())
                .mapToDouble(Spread::median)
                .max()
                .orElse(1);
        boolean mostlyLarge =
                ratios.values().stream().allMatch(bars -> bars.values().stream().anyMatch(bar -> bar.median() > 4));
        if (mostlyLarge) {
            return Math.ceil(most / 5) * 5;
        }
        return Math.min(WIDEST, Math.max(1.25, Math.ceil(most * 4) / 4));
    }
}
