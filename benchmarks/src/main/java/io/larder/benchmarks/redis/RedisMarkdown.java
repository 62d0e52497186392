// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import static io.larder.benchmarks.redis.RedisContender.JEDIS;
import static io.larder.benchmarks.redis.RedisContender.LARDER;
import static io.larder.benchmarks.redis.RedisContender.REDISSON;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.redis.Cell.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A run's results as tables for a reader. */
final class RedisMarkdown {

    private final RedisResults results;
    private final List<RedisContender> contenders;
    private final StringBuilder page = new StringBuilder();

    RedisMarkdown(RedisResults results, List<RedisContender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    String page(Map<String, String> facts) {
        page.append("# `redis:` beside raw clients and Redisson's JCache\n\n");
        facts.forEach((name, fact) ->
                page.append("- ").append(name).append(": ").append(fact).append('\n'));
        goals();
        ratios();
        besideRedisson();
        section(
                "Operations a second",
                "median of the rounds, all threads together; only ratios travel between machines");
        perCell((cell, contender) -> {
            double speed = Spread.of(results.speeds(cell, contender)).median();
            return String.format(Locale.ROOT, speed < 100 ? "%,.1f" : "%,.0f", speed);
        });
        costs();
        return page.toString();
    }

    private void goals() {
        List<RedisGoal> goals = RedisGoal.judge(results);
        if (goals.isEmpty()) {
            return;
        }
        section("Goals", "what Larder wants, and what this run found");
        head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void ratios() {
        if (!contenders.contains(JEDIS)) {
            return;
        }
        section("Speed beside raw Jedis", "median of the rounds' ratios (least–most); more is better");
        List<String> head = cells("row", RedisContender::label);
        head.add("Larder's target");
        head(head);
        for (Cell cell : results.cells()) {
            List<String> cells = cells(
                    cell.label(),
                    contender -> results.has(cell, contender, JEDIS)
                            ? results.ratio(cell, contender, JEDIS).range()
                            : "");
            cells.add(String.format(Locale.ROOT, "%.2f", RedisGoal.OF_JEDIS));
            line(cells);
        }
    }

    private void besideRedisson() {
        if (!contenders.containsAll(List.of(LARDER, REDISSON))) {
            return;
        }
        section("Larder's speed beside Redisson's JCache", "median of the rounds' ratios (least–most); more is better");
        head(List.of("row", "ratio", "target"));
        for (Cell cell : results.cells()) {
            line(List.of(
                    cell.label(),
                    results.ratio(cell, LARDER, REDISSON).range(),
                    RedisGoal.besideRedisson(cell.threads())));
        }
    }

    private void costs() {
        section("Bytes on the wire for an operation", "sent to the server + received from it, by the server's count");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%,.0f + %,.0f",
                results.cost(row, contender, Cost::bytesIn).median(),
                results.cost(row, contender, Cost::bytesOut).median()));
        section(
                "The server's processor time for an operation",
                "microseconds, one thread asking; median of the rounds");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%.1f",
                results.cost(row, contender, Cost::cpuMicros).median()));
        section(
                "Commands for an operation",
                "by the server's count, which includes what scripts call; what raw Jedis was told to send first");
        List<String> head = cells("row", RedisContender::label);
        head.add(1, "meant");
        head(head);
        for (Row row : results.rows()) {
            List<String> cells =
                    rowCells(row, (of, contender) -> last(of, contender).commands());
            cells.add(1, row.operation().raw());
            line(cells);
        }
        fullClears();
    }

    private void fullClears() {
        List<Row> rows = results.rows().stream()
                .filter(row -> row.operation() == Operation.CLEAR_FULL)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        section("How long it takes to clear " + Entries.COUNT + " entries", "microseconds (least–most)");
        head(cells("row", RedisContender::label));
        rows.forEach(row -> line(rowCells(row, (of, contender) -> {
            Spread micros = results.cost(of, contender, Cost::micros);
            return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", micros.median(), micros.least(), micros.most());
        })));
    }

    private Cost last(Row row, RedisContender contender) {
        List<Cost> costs = results.costs(row, contender);
        return costs.get(costs.size() - 1);
    }

    private void perCell(BiFunction<Cell, RedisContender, String> text) {
        head(cells("row", RedisContender::label));
        for (Cell cell : results.cells()) {
            line(cells(cell.label(), contender -> results.has(cell, contender) ? text.apply(cell, contender) : ""));
        }
    }

    private void perRow(BiFunction<Row, RedisContender, String> text) {
        head(cells("row", RedisContender::label));
        results.rows().stream().filter(row -> row.operation().isOften()).forEach(row -> line(rowCells(row, text)));
    }

    private List<String> rowCells(Row row, BiFunction<Row, RedisContender, String> text) {
        return cells(row.label(), contender -> results.has(row, contender) ? text.apply(row, contender) : "");
    }

    private List<String> cells(String first, Function<RedisContender, String> text) {
        List<String> cells = new ArrayList<>();
        cells.add(first);
        contenders.forEach(contender -> cells.add(text.apply(contender)));
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
