// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** A run's results as tables for a reader. */
final class Markdown {
    private final Results results;
    private final Page<Contender> page;

    Markdown(Results results, List<Contender> contenders) {
        this.results = results;
        this.page = new Page<>(contenders);
    }

    String page(Map<String, String> facts) {
        page.begin("`local:` beside raw Caffeine and other JCache providers", facts);
        goals();
        page.section("Speed beside raw Caffeine", "median of the rounds' ratios (least–most); more is better");
        ratios();
        page.section("Bytes allocated an operation", "median of the rounds");
        perSubject((row, subject) ->
                String.format(Locale.ROOT, "%.1f", results.bytes(row, subject).median()));
        page.section(
                "Operations a second",
                "median of the rounds, all threads together; only ratios travel between machines");
        perSubject((row, subject) -> String.format(
                Locale.ROOT, "%,.0f", results.operations(row, subject).median()));
        page.section("Other ways to build the raw cache", "their speed beside the one that ratios are taken to");
        otherBaselines();
        if (!results.weighed().isEmpty()) {
            page.section("Heap", "bytes an entry that the cache adds to key and value; less is better");
            heap();
        }
        return page.toString();
    }

    private void goals() {
        List<Goal> goals = Goal.judge(results);
        if (goals.isEmpty()) {
            return;
        }
        page.section("Goals", "what Larder wants, and what this run found");
        page.head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> page.line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void ratios() {
        List<String> head = labels("row");
        head.add("target");
        page.head(head);
        for (Row row : results.rows()) {
            List<String> cells = page.cells(
                    row.name(),
                    subject -> results.has(row, subject)
                            ? results.ratio(row, subject, row.baseline()).range()
                            : "");
            cells.add(
                    row.target().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", row.target().getAsDouble())
                            : "");
            page.line(cells);
        }
    }

    private void perSubject(BiFunction<Row, Subject, String> cell) {
        List<String> head = labels("row");
        head.add(1, "raw");
        page.head(head);
        for (Row row : results.rows()) {
            List<String> cells =
                    page.cells(row.name(), subject -> results.has(row, subject) ? cell.apply(row, subject) : "");
            cells.add(1, cell.apply(row, row.baseline()));
            page.line(cells);
        }
    }

    private void otherBaselines() {
        page.head(List.of("row", "ratios are to", "the other", "its ratio"));
        for (Row row : results.rows()) {
            for (RawCaffeine other : row.baselines().subList(1, row.baselines().size())) {
                String ratio = results.ratio(row, other, row.baseline()).range();
                page.line(List.of(row.name(), row.baseline().label(), other.label(), ratio));
            }
        }
    }

    private void heap() {
        List<String> head = labels("expiry");
        head.add(1, "raw");
        page.head(head);
        for (Expiring expiring : results.weighed()) {
            List<String> cells = page.cells(
                    expiring.name().toLowerCase(Locale.ROOT), subject -> weight(results.heap(expiring, subject)));
            cells.add(1, weight(results.heap(expiring, RawCaffeine.of(expiring))));
            page.line(cells);
        }
    }

    private static String weight(List<Double> bytes) {
        return bytes.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f", Spread.of(bytes).median());
    }

    private List<String> labels(String first) {
        return page.cells(first, Contender::label);
    }
}
