// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import static io.larder.benchmarks.redis.RedisContender.JEDIS;
import static io.larder.benchmarks.redis.RedisContender.LARDER;
import static io.larder.benchmarks.redis.RedisContender.REDISSON;

import io.larder.benchmarks.Page;
import io.larder.benchmarks.Spread;
import io.larder.benchmarks.redis.Cell.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** A run's results as tables for a reader. */
final class RedisMarkdown {

    private final RedisResults results;
    private final List<RedisContender> contenders;
    private final Page<RedisContender> page;

    RedisMarkdown(RedisResults results, List<RedisContender> contenders) {
        this.results = results;
        this.contenders = contenders;
        this.page = new Page<>(contenders);
    }

    String page(Map<String, String> facts) {
        page.begin("`redis:` beside raw clients and Redisson's JCache", facts);
        goals();
        ratios();
        besideRedisson();
        page.section(
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
        page.section("Goals", "what Larder wants, and what this run found");
        page.head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> page.line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void ratios() {
        if (!contenders.contains(JEDIS)) {
            return;
        }
        page.section("Speed beside raw Jedis", "median of the rounds' ratios (least–most); more is better");
        List<String> head = page.cells("row", RedisContender::label);
        head.add("Larder's target");
        page.head(head);
        for (Cell cell : results.cells()) {
            List<String> cells = page.cells(
                    cell.label(),
                    contender -> results.has(cell, contender, JEDIS)
                            ? results.ratio(cell, contender, JEDIS).range()
                            : "");
            cells.add(String.format(Locale.ROOT, "%.2f", RedisGoal.OF_JEDIS));
            page.line(cells);
        }
    }

    private void besideRedisson() {
        if (!contenders.containsAll(List.of(LARDER, REDISSON))) {
            return;
        }
        page.section(
                "Larder's speed beside Redisson's JCache", "median of the rounds' ratios (least–most); more is better");
        page.head(List.of("row", "ratio", "target"));
        for (Cell cell : results.cells()) {
            page.line(List.of(
                    cell.label(),
                    results.ratio(cell, LARDER, REDISSON).range(),
                    RedisGoal.besideRedisson(cell.threads())));
        }
    }

    private void costs() {
        page.section(
                "Bytes on the wire for an operation", "sent to the server + received from it, by the server's count");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%,.0f + %,.0f",
                results.cost(row, contender, Cost::bytesIn).median(),
                results.cost(row, contender, Cost::bytesOut).median()));
        page.section(
                "The server's processor time for an operation",
                "microseconds, one thread asking; median of the rounds");
        perRow((row, contender) -> String.format(
                Locale.ROOT,
                "%.1f",
                results.cost(row, contender, Cost::cpuMicros).median()));
        page.section(
                "Commands for an operation",
                "by the server's count, which includes what scripts call; what raw Jedis was told to send first");
        List<String> head = page.cells("row", RedisContender::label);
        head.add(1, "meant");
        page.head(head);
        for (Row row : results.rows()) {
            List<String> cells =
                    rowCells(row, (of, contender) -> last(of, contender).commands());
            cells.add(1, row.operation().raw());
            page.line(cells);
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
        page.section("How long it takes to clear " + Entries.COUNT + " entries", "microseconds (least–most)");
        page.head(page.cells("row", RedisContender::label));
        rows.forEach(row -> page.line(rowCells(row, (of, contender) -> {
            Spread micros = results.cost(of, contender, Cost::micros);
            return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", micros.median(), micros.least(), micros.most());
        })));
    }

    private Cost last(Row row, RedisContender contender) {
        List<Cost> costs = results.costs(row, contender);
        return costs.get(costs.size() - 1);
    }

    private void perCell(BiFunction<Cell, RedisContender, String> text) {
        page.head(page.cells("row", RedisContender::label));
        for (Cell cell : results.cells()) {
            page.line(page.cells(
                    cell.label(), contender -> results.has(cell, contender) ? text.apply(cell, contender) : ""));
        }
    }

    private void perRow(BiFunction<Row, RedisContender, String> text) {
        page.head(page.cells("row", RedisContender::label));
        results.rows().stream().filter(row -> row.operation().isOften()).forEach(row -> page.line(rowCells(row, text)));
    }

    private List<String> rowCells(Row row, BiFunction<Row, RedisContender, String> text) {
        return page.cells(row.label(), contender -> results.has(row, contender) ? text.apply(row, contender) : "");
    }
}
