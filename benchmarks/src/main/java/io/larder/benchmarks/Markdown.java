// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A run's results as tables for a reader. */
final class Markdown {
    private final Results results;
    private final List<Contender> contenders;
    private final StringBuilder page = new StringBuilder();

    Markdown(Results results, List<Contender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    String page(Map<String, String> facts) {
        page.append("# `local:` beside raw Caffeine and other JCache providers\n\n");
        facts.forEach((name, fact) ->
                page.append("- ").append(name).append(": ").append(fact).append('\n'));
        goals();
        section("Speed beside raw Caffeine", "median of the rounds' ratios (least–most); more is better");
        ratios();
        section("Bytes allocated an operation", "median of the rounds");
        perSubject((row, subject) ->
                String.format(Locale.ROOT, "%.1f", results.bytes(row, subject).median()));
        section(
                "Operations a second",
                "median of the rounds, all threads together; only ratios travel between machines");
        perSubject((row, subject) -> String.format(
                Locale.ROOT, "%,.0f", results.operations(row, subject).median()));
        section("Other ways to build the raw cache", "their speed beside the one that ratios are taken to");
        otherBaselines();
        if (!results.weighed().isEmpty()) {
            section("Heap", "bytes an entry that the cache adds to key and value; less is better");
            heap();
        }
        return page.toString();
    }

    private void goals() {
        List<Goal> goals = Goal.judge(results);
        if (goals.isEmpty()) {
            return;
        }
        section("Goals", "what Larder wants, and what this run found");
        head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void ratios() {
        List<String> head = labels("row");
        head.add("target");
        head(head);
        for (Row row : results.rows()) {
            List<String> cells = cells(
                    row.name(),
                    subject -> results.has(row, subject)
                            ? results.ratio(row, subject, row.baseline()).range()
                            : "");
            cells.add(
                    row.target().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", row.target().getAsDouble())
                            : "");
            line(cells);
        }
    }

    private void perSubject(BiFunction<Row, Subject, String> cell) {
        List<String> head = labels("row");
        head.add(1, "raw");
        head(head);
        for (Row row : results.rows()) {
            List<String> cells =
                    cells(row.name(), subject -> results.has(row, subject) ? cell.apply(row, subject) : "");
            cells.add(1, cell.apply(row, row.baseline()));
            line(cells);
        }
    }

    private void otherBaselines() {
        head(List.of("row", "ratios are to", "the other", "its ratio"));
        for (Row row : results.rows()) {
            for (RawCaffeine other : row.baselines().subList(1, row.baselines().size())) {
                String ratio = results.ratio(row, other, row.baseline()).range();
                line(List.of(row.name(), row.baseline().label(), other.label(), ratio));
            }
        }
    }

    private void heap() {
        List<String> head = labels("expiry");
        head.add(1, "raw");
        head(head);
        for (Expiring expiring : results.weighed()) {
            List<String> cells =
                    cells(expiring.name().toLowerCase(Locale.ROOT), subject -> weight(results.heap(expiring, subject)));
            cells.add(1, weight(results.heap(expiring, RawCaffeine.of(expiring))));
            line(cells);
        }
    }

    private static String weight(List<Double> bytes) {
        return bytes.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f", Spread.of(bytes).median());
    }

    private List<String> labels(String first) {
        return cells(first, Contender::label);
    }

    private List<String> cells(String first, Function<Contender, String> cell) {
        List<String> cells = new ArrayList<>();
        cells.add(first);
        contenders.forEach(contender -> cells.add(cell.apply(contender)));
        return cells;
    }

    private void section(String title, String what) {
        page.append("\n## ").append(title).append("\n\n").append(what).append(".\n\n");
    }

    private void head(List<String> cells) {
        line(cells);
        line(cells.stream().map(cell -> "---").toList());
    }

    private void line(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
