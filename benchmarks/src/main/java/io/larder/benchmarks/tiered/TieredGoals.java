// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static io.larder.benchmarks.tiered.TieredContender.BASELINE;
import static io.larder.benchmarks.tiered.TieredContender.BOUNDED;
import static io.larder.benchmarks.tiered.TieredContender.LARDER;
import static io.larder.benchmarks.tiered.TieredContender.LOCAL;
import static io.larder.benchmarks.tiered.TieredContender.REDISSON;

import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemoteGoal.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What Larder wants to reach with near tiers. */
final class TieredGoals {

    static final double OF_LOCAL = 0.7;
    static final double HITS_OF_BASELINE = 0.99;
    static final double MILLIS = 10;

    /** What is sent whether or not anybody reads: the benchmark's own looks, and signs of life. */
    private static final Set<String> AT_ANY_TIME = Set.of("info", "ping");

    private TieredGoals() {}

    /** The goals that can be judged by what this run measured. */
    static List<RemoteGoal> judge(TieredResults results) {
        return Stream.of(
                        atLeast(OF_LOCAL, "near hit ≥ 0.7 × `local:` get", results.hits(), LOCAL, HitSample::speed),
                        atLeast(
                                OF_LOCAL,
                                "near hit ≥ 0.7 × `local:` get with the same bound",
                                results.hits(),
                                BOUNDED,
                                HitSample::speed),
                        silent(results.hits()),
                        atLeast(1, "99/1: speed ≥ Caffeine + Jedis", results.mixes(), BASELINE, MixSample::speed),
                        atLeast(
                                HITS_OF_BASELINE,
                                "99/1: near hits ≥ 0.99 × those of Caffeine + Jedis",
                                results.mixes(),
                                BASELINE,
                                MixSample::hits),
                        atLeast(1, "99/1: speed ≥ Redisson's map", results.mixes(), REDISSON, MixSample::speed),
                        visible(results))
                .filter(goal -> !goal.found().isEmpty())
                .toList();
    }

    private static <S> RemoteGoal atLeast(
            double least, String wanted, Rounds<S> rounds, TieredContender other, ToDoubleFunction<S> number) {
        Tally tally = new Tally();
        for (TieredCell cell : rounds.cells()) {
            if (rounds.has(cell, LARDER, other)) {
                double ratio = rounds.ratio(cell, LARDER, other, number).median();
                tally.add(ratio >= least, cell.label() + String.format(Locale.ROOT, " %.3f", ratio));
            }
        }
        return tally.goal(wanted);
    }

    private static RemoteGoal silent(Rounds<HitSample> hits) {
        Tally tally = new Tally();
        for (TieredCell cell : hits.cells()) {
            if (hits.has(cell, LARDER)) {
                Map<String, Long> sent = sent(hits.of(cell, LARDER));
                tally.add(sent.isEmpty(), cell.label() + " " + sent);
            }
        }
        return tally.goal("near hits send nothing to the server");
    }

    /** What was sent for the sake of reads, in all rounds. */
    static Map<String, Long> sent(List<HitSample> samples) {
        Map<String, Long> sent = new TreeMap<>();
        samples.forEach(sample -> sample.calls().forEach((command, count) -> sent.merge(command, count, Long::sum)));
        sent.keySet().removeAll(AT_ANY_TIME);
        return sent;
    }

    private static RemoteGoal visible(TieredResults results) {
        Tally tally = new Tally();
        for (TieredCell cell : results.delays().cells()) {
            if (results.delays().has(cell, LARDER)) {
                double millis = results.allDelays(cell, LARDER).percentile(99);
                tally.add(millis <= MILLIS, String.format(Locale.ROOT, "p99 %.3f ms", millis));
            }
        }
        return tally.goal("a change is seen in another JVM, p99 ≤ 10 ms after the write's reply");
    }
}
