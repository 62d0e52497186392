// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import static io.larder.benchmarks.redis.RedisContender.JEDIS;
import static io.larder.benchmarks.redis.RedisContender.LARDER;
import static io.larder.benchmarks.redis.RedisContender.REDISSON;

import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Cell.Row;
import io.larder.benchmarks.remote.Cost;
import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemoteGoal.Tally;
import io.larder.benchmarks.remote.RemoteResults;
import java.util.List;
import java.util.Locale;

/** What Larder wants to reach on Redis. */
final class RedisGoals {

    static final double OF_JEDIS = 0.9;
    private static final double TIMES_REDISSON = 2;
    private static final double BYTES_OF_JEDIS = 1.3;

    private RedisGoals() {}

    static List<RemoteGoal> judge(RedisSuite suite, RemoteResults results) {
        List<Cell> withRedisson = withRedisson(results);
        return List.of(
                RemoteGoal.ofSpeed(
                        String.format(Locale.ROOT, "speed ≥ %.1f × raw Jedis", OF_JEDIS),
                        OF_JEDIS,
                        results.cellsOf(LARDER, JEDIS),
                        cell -> results.ratio(cell, LARDER, JEDIS).median()),
                RemoteGoal.ofSpeed(
                        String.format(Locale.ROOT, "several threads: speed ≥ %.0f × Redisson's JCache", TIMES_REDISSON),
                        TIMES_REDISSON,
                        withRedisson.stream().filter(cell -> cell.threads() > 1).toList(),
                        cell -> results.ratio(cell, LARDER, REDISSON).median()),
                RemoteGoal.ofSpeed(
                        "1 thread: ahead of Redisson's JCache",
                        Math.nextUp(1.0),
                        withRedisson.stream()
                                .filter(cell -> cell.threads() == 1)
                                .toList(),
                        cell -> results.ratio(cell, LARDER, REDISSON).median()),
                bytes(results),
                RemoteGoal.ofCommands(suite, results, LARDER));
    }

    static List<Cell> withRedisson(RemoteResults results) {
        return results.cellsOf(LARDER, REDISSON);
    }

    /** What Larder's ratio to Redisson must be with so many threads, in words. */
    static String besideRedisson(int threads) {
        return threads == 1 ? "> 1" : String.format(Locale.ROOT, "%.0f", TIMES_REDISSON);
    }

    private static RemoteGoal bytes(RemoteResults results) {
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
}
