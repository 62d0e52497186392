// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import static io.larder.benchmarks.memcached.MemcachedContender.LARDER;
import static io.larder.benchmarks.memcached.MemcachedContender.SPYMEMCACHED;
import static io.larder.benchmarks.memcached.MemcachedContender.XMEMCACHED;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.Operation;
import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemoteResults;
import java.util.List;
import java.util.Locale;

/** What Larder wants to reach on Memcached. */
final class MemcachedGoals {

    static final double GET = 0.85;
    static final double OF_BETTER = 0.5;
    static final double TIMES_LOOP = 10;

    private static final List<Contender> RAW = List.of(XMEMCACHED, SPYMEMCACHED);

    private MemcachedGoals() {}

    static List<RemoteGoal> judge(MemcachedSuite suite, RemoteResults results) {
        return List.of(
                RemoteGoal.ofSpeed(
                        String.format(Locale.ROOT, "get: speed ≥ %.2f × raw xmemcached", GET),
                        GET,
                        results.cellsOf(LARDER, XMEMCACHED).stream()
                                .filter(cell -> cell.row().operation() == Operation.GET)
                                .toList(),
                        cell -> results.ratio(cell, LARDER, XMEMCACHED).median()),
                RemoteGoal.ofSpeed(
                        String.format(
                                Locale.ROOT, "putAll(100): speed ≥ %.0f × raw xmemcached's loop of sets", TIMES_LOOP),
                        TIMES_LOOP,
                        withLoop(results),
                        cell -> besideLoop(results, cell, LARDER).median()),
                RemoteGoal.ofSpeed(
                        String.format(Locale.ROOT, "every row: speed ≥ %.1f × the better raw client", OF_BETTER),
                        OF_BETTER,
                        withBoth(results),
                        cell -> besideBetter(results, cell).median()),
                RemoteGoal.ofCommands(suite, results, LARDER));
    }

    /** Those in which all are measured. */
    static List<Cell> withBoth(RemoteResults results) {
        return results.cellsOf(LARDER, XMEMCACHED, SPYMEMCACHED);
    }

    static Spread besideBetter(RemoteResults results, Cell cell) {
        return results.ratioToFastest(cell, LARDER, RAW);
    }

    /** Those of putAll that have a loop of sets beside them. */
    static List<Cell> withLoop(RemoteResults results) {
        return results.cellsOf(LARDER).stream()
                .filter(cell -> cell.row().operation() == Operation.PUT_ALL && results.has(loop(cell), XMEMCACHED))
                .toList();
    }

    /** A contender's putAll beside what raw xmemcached does instead. */
    static Spread besideLoop(RemoteResults results, Cell putAll, Contender contender) {
        return RemoteResults.ratio(results.speeds(putAll, contender), results.speeds(loop(putAll), XMEMCACHED));
    }

    private static Cell loop(Cell putAll) {
        Cell.Row row = putAll.row();
        return new Cell(new Cell.Row(Operation.PUT_EACH, row.size(), row.servers()), putAll.threads());
    }
}
