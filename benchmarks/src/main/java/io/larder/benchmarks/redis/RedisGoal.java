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
import java.util.function.Predicate;

/**
 * What Larder wants to reach, and what it did.
 *
 * @param wanted  the goal in words
 * @param found   in how many rows it is reached, and those where it is not
 * @param reached whether it is in all
 */
record RedisGoal(String wanted, String found, boolean reached) {

    static final double OF_JEDIS = 0.9;
    static final double TIMES_REDISSON = 2;
    static final double BYTES_OF_JEDIS = 1.3;

    /** The goals that can be judged by what this run measured. */
    static List<RedisGoal> judge(RedisResults results) {
        List<RedisGoal> goals = new ArrayList<>();
        goals.add(speed(
                results,
                String.format(Locale.ROOT, "speed ≥ %.1f × raw Jedis", OF_JEDIS),
                JEDIS,
                cell -> true,
                ratio -> ratio >= OF_JEDIS));
        goals.add(speed(
                results,
                String.format(Locale.ROOT, "several threads: speed ≥ %.0f × Redisson's JCache", TIMES_REDISSON),
                REDISSON,
                cell -> cell.threads() > 1,
                ratio -> ratio >= TIMES_REDISSON));
        goals.add(speed(
                results,
                "1 thread: ahead of Redisson's JCache",
                REDISSON,
                cell -> cell.threads() == 1,
                ratio -> ratio > 1));
        goals.add(bytes(results));
        goals.add(commands(results));
        return goals.stream().filter(goal -> !goal.found().isEmpty()).toList();
    }

    /** What Larder's ratio to Redisson must be with so many threads, in words. */
    static String besideRedisson(int threads) {
        return threads == 1 ? "> 1" : String.format(Locale.ROOT, "%.0f", TIMES_REDISSON);
    }

    private static RedisGoal speed(
            RedisResults results,
            String wanted,
            RedisContender other,
            Predicate<Cell> concerned,
            Predicate<Double> enough) {
        Tally tally = new Tally();
        for (Cell cell : results.cells()) {
            if (concerned.test(cell) && results.has(cell, LARDER, other)) {
                Spread ratio = results.ratio(cell, LARDER, other);
                tally.add(
                        enough.test(ratio.median()),
                        cell.label() + String.format(Locale.ROOT, " %.2f", ratio.median()));
            }
        }
        return tally.goal(wanted);
    }

    private static RedisGoal bytes(RedisResults results) {
        Tally tally = new Tally();
        for (Row row : results.rows()) {
            if (row.operation().isOften() && results.has(row, LARDER, JEDIS)) {
                double larder = results.cost(row, LARDER, Cost::bytes).median();
                double jedis = results.cost(row, JEDIS, Cost::bytes).median();
                tally.add(
                        larder <= BYTES_OF_JEDIS * jedis,
                        row.label() + String.format(Locale.ROOT, " %.0f B beside %.0f B", larder, jedis));
            }
        }
        return tally.goal(String.format(Locale.ROOT, "bytes on the wire ≤ %.1f × raw Jedis", BYTES_OF_JEDIS));
    }

    private static RedisGoal commands(RedisResults results) {
        Tally tally = new Tally();
        for (Row row : results.rows()) {
            if (!row.operation().commands().isEmpty() && results.has(row, LARDER)) {
                List<Cost> costs = results.costs(row, LARDER);
                Cost last = costs.get(costs.size() - 1);
                tally.add(last.isAnyOf(row.operation().commands()), row.label() + ": " + last.commands());
            }
        }
        return tally.goal("the commands of the design, and no others");
    }

    /** Counts rows. */
    private static final class Tally {
        private int all;
        private final List<String> missed = new ArrayList<>();

        void add(boolean reached, String row) {
            all++;
            if (!reached) {
                missed.add(row);
            }
        }

        RedisGoal goal(String wanted) {
            if (all == 0) {
                return new RedisGoal(wanted, "", false);
            }
            String rows = (all - missed.size()) + " of " + all + " rows";
            String found = missed.isEmpty() ? rows : rows + "; not " + String.join("; ", missed);
            return new RedisGoal(wanted, found, missed.isEmpty());
        }
    }
}
