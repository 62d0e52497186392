// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.Page;
import io.larder.benchmarks.Spread;
import io.larder.benchmarks.remote.Cell.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** A run's results as tables for a reader. */
public final class RemoteMarkdown {

    private final Suite suite;
    private final RemoteResults results;
    private final List<Contender> contenders;
    private final Page<Contender> page;

    public RemoteMarkdown(Suite suite, RemoteResults results, List<Contender> contenders) {
        this.suite = suite;
        this.results = results;
        this.contenders = contenders;
        this.page = new Page<>(contenders);
    }

    /** The whole page, which begins with what there is to know of the run. */
    public String page(Map<String, String> facts) {
        page.begin(suite.title(), facts);
        goals();
        ratios();
        suite.moreRatios(results, page);
        page.section(
                "Operations a second",
                "median of the rounds, all threads together; only ratios travel between machines");
        perCell((cell, contender) -> {
            double speed = Spread.of(results.speeds(cell, contender)).median();
            return String.format(Locale.ROOT, speed < 100 ? "%,.1f" : "%,.0f", speed);
        });
        costs();
        suite.moreCosts(results, page);
        return page.toString();
    }

    private void goals() {
        List<RemoteGoal> goals = suite.goals(results).stream()
                .filter(goal -> !goal.found().isEmpty())
                .toList();
        if (goals.isEmpty()) {
            return;
        }
        page.section("Goals", "what Larder wants, and what this run found");
        page.head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> page.line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void ratios() {
        Contender base = suite.base();
        if (!contenders.contains(base)) {
            return;
        }
        page.section("Speed beside " + suite.baseTitle(), "median of the rounds' ratios (least–most); more is better");
        List<String> head = page.cells("row", Contender::label);
        head.add("Larder's target");
        page.head(head);
        for (Cell cell : results.cells()) {
            if (results.has(cell, base)) {
                List<String> cells = page.cells(
                        cell.label(),
                        contender -> results.has(cell, contender)
                                ? results.ratio(cell, contender, base).range()
                                : "");
                cells.add(suite.target(cell));
                page.line(cells);
            }
        }
    }

    private void costs() {
        page.section(
                "Bytes on the wire for an operation",
                "sent to the servers + received from them, by the servers' count");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%,.0f + %,.0f",
                results.cost(row, contender, Cost::bytesIn).median(),
                results.cost(row, contender, Cost::bytesOut).median()));
        page.section(
                "The servers' processor time for an operation",
                "microseconds, one thread asking; median of the rounds");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%.1f",
                results.cost(row, contender, Cost::cpuMicros).median()));
        page.section(
                "Commands for an operation",
                "by the servers' count, which includes what scripts call; what " + suite.baseTitle()
                        + " was told to send first");
        List<String> head = page.cells("row", Contender::label);
        head.add(1, "meant");
        page.head(head);
        for (Row row : results.rows()) {
            List<String> cells = rowCells(
                    row,
                    (of, contender) -> results.costs(of, contender)
                            .get(results.costs(of, contender).size() - 1)
                            .commands());
            cells.add(1, suite.raw(row.operation()));
            page.line(cells);
        }
    }

    private void perCell(BiFunction<Cell, Contender, String> text) {
        page.head(page.cells("row", Contender::label));
        for (Cell cell : results.cells()) {
            page.line(page.cells(
                    cell.label(), contender -> results.has(cell, contender) ? text.apply(cell, contender) : ""));
        }
    }

    private void perRow(BiFunction<Row, Contender, String> text) {
        page.head(page.cells("row", Contender::label));
        results.rows().stream().filter(row -> row.operation().isOften()).forEach(row -> page.line(rowCells(row, text)));
    }

    private List<String> rowCells(Row row, BiFunction<Row, Contender, String> text) {
        return page.cells(row.label(), contender -> results.has(row, contender) ? text.apply(row, contender) : "");
    }
}
