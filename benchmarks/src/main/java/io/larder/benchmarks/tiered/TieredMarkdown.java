// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static io.larder.benchmarks.tiered.TieredContender.BASELINE;
import static io.larder.benchmarks.tiered.TieredContender.LOCAL;

import io.larder.benchmarks.Page;
import io.larder.benchmarks.remote.RemoteGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** A run's results as tables for a reader. */
final class TieredMarkdown {

    private static final String RANGE = "median of the rounds' ratios (least–most); more is better";
    private static final String SPEED =
            "median of the rounds, all threads together; only ratios travel between machines";

    private final TieredResults results;
    private final Page<TieredContender> page;
    private final List<TieredContender> contenders;

    TieredMarkdown(TieredResults results, List<TieredContender> contenders) {
        this.results = results;
        this.contenders = contenders;
        this.page = new Page<>(contenders);
    }

    String page(Map<String, String> facts) {
        page.begin("`tiered+redis:` beside `local:`, Caffeine + Jedis by hand, and Redisson's RLocalCachedMap", facts);
        goals();
        if (!results.hits().cells().isEmpty()) {
            hits();
        }
        if (!results.mixes().cells().isEmpty()) {
            mixes();
        }
        if (!results.delays().cells().isEmpty()) {
            delays();
        }
        return page.toString();
    }

    private void goals() {
        List<RemoteGoal> goals = TieredGoals.judge(results);
        if (goals.isEmpty()) {
            return;
        }
        page.section("Goals", "what Larder wants, and what this run found");
        page.head(List.of("goal", "found", "reached"));
        goals.forEach(goal -> page.line(List.of(goal.wanted(), goal.found(), goal.reached() ? "yes" : "**no**")));
    }

    private void hits() {
        Rounds<HitSample> hits = results.hits();
        page.section("Near hits beside `local:`", RANGE);
        ratios(hits, LOCAL, HitSample::speed);
        page.section("Near hits a second", SPEED);
        table(hits, (cell, contender) -> number("%,.0f", hits, cell, contender, HitSample::speed));
        page.section("Bytes that a near hit allocates", "by one thread; median of the rounds");
        table(hits, (cell, contender) -> number("%.1f", hits, cell, contender, HitSample::bytes));
        page.section(
                "Commands while near hits were measured",
                "by the server's count, all rounds together, but for INFO, which the benchmark asks, and PING");
        table(hits, (cell, contender) -> {
            Map<String, Long> sent = TieredGoals.sent(hits.of(cell, contender));
            return sent.isEmpty() ? "none" : sent.toString();
        });
    }

    private void mixes() {
        Rounds<MixSample> mixes = results.mixes();
        page.section("Ninety-nine reads to a write, beside Caffeine + Jedis", RANGE);
        ratios(mixes, BASELINE, MixSample::speed);
        page.section("Ninety-nine reads to a write: operations a second", SPEED);
        table(mixes, (cell, contender) -> number("%,.0f", mixes, cell, contender, MixSample::speed));
        page.section(
                "Ninety-nine reads to a write: near hits of 100 reads",
                "100 less those that the server has counted; median of the rounds");
        table(mixes, (cell, contender) -> number("%.2f", mixes, cell, contender, sample -> 100 * sample.hits()));
    }

    private void delays() {
        page.section(
                "A change is seen in another JVM",
                "milliseconds after the write's reply, 0 if it was seen before; all rounds together");
        page.head(List.of("contender", "p50", "p99", "most", "changes"));
        for (TieredCell cell : results.delays().cells()) {
            for (TieredContender contender : contenders) {
                if (results.delays().has(cell, contender)) {
                    Delays all = results.allDelays(cell, contender);
                    List<String> line = new ArrayList<>(all.cells());
                    line.add(0, contender.label());
                    line.add(String.format(Locale.ROOT, "%,d", all.millis().size()));
                    page.line(line);
                }
            }
        }
    }

    private <S> void ratios(Rounds<S> rounds, TieredContender other, ToDoubleFunction<S> number) {
        table(
                rounds,
                (cell, contender) -> rounds.has(cell, other)
                        ? rounds.ratio(cell, contender, other, number).range()
                        : "");
    }

    private static <S> String number(
            String format, Rounds<S> rounds, TieredCell cell, TieredContender contender, ToDoubleFunction<S> number) {
        return String.format(
                Locale.ROOT, format, rounds.spread(cell, contender, number).median());
    }

    private <S> void table(Rounds<S> rounds, BiFunction<TieredCell, TieredContender, String> text) {
        List<TieredContender> columns = contenders.stream()
                .filter(contender -> rounds.cells().stream().anyMatch(cell -> rounds.has(cell, contender)))
                .toList();
        List<String> head = new ArrayList<>(List.of("row"));
        columns.forEach(contender -> head.add(contender.label()));
        page.head(head);
        for (TieredCell cell : rounds.cells()) {
            List<String> line = new ArrayList<>(List.of(cell.label()));
            columns.forEach(contender -> line.add(rounds.has(cell, contender) ? text.apply(cell, contender) : ""));
            page.line(line);
        }
    }
}
