// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static io.larder.benchmarks.tiered.TieredContender.BASELINE;
import static io.larder.benchmarks.tiered.TieredContender.BOUNDED;
import static io.larder.benchmarks.tiered.TieredContender.LARDER;
import static io.larder.benchmarks.tiered.TieredContender.LOCAL;
import static io.larder.benchmarks.tiered.TieredContender.REDISSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.remote.RemoteGoal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of the report, on numbers made up here. */
class TieredReportTest {
    private static final TieredCell HIT = new TieredCell(TieredKind.ETERNAL, 1);
    private static final TieredCell TOUCHED = new TieredCell(TieredKind.TOUCHED, 2);
    private static final TieredCell MIX = new TieredCell(TieredKind.ZIPF, 2);
    private static final TieredCell VISIBLE = new TieredCell(TieredKind.VISIBLE, 1);

    private static TieredResults results() {
        TieredResults results = new TieredResults();
        addHits(results, HIT, LOCAL, 100, 50, 200);
        addHits(results, HIT, BOUNDED, 80, 40, 160);
        addHits(results, HIT, LARDER, 72, 30, 145);
        addHits(results, TOUCHED, LOCAL, 100);
        addHits(results, TOUCHED, LARDER, 69);
        addMix(results, BASELINE, 1_000, 0.90);
        addMix(results, LARDER, 1_010, 0.892);
        addMix(results, REDISSON, 300, 0.80);
        results.delays().add(VISIBLE, LARDER, new Delays(List.of(0.5, 0.1, 0.3)));
        results.delays().add(VISIBLE, LARDER, new Delays(List.of(0.2, 20.0)));
        return results;
    }

    private static void addHits(TieredResults results, TieredCell cell, TieredContender contender, double... speeds) {
        for (double speed : speeds) {
            results.hits().add(cell, contender, new HitSample(speed, 16, Map.of("info", 1L, "ping", 2L)));
        }
    }

    private static void addMix(TieredResults results, TieredContender contender, double speed, double hits) {
        results.mixes().add(MIX, contender, new MixSample(speed, hits));
    }

    @Test
    void ratio_ofRoundsAtDifferentSpeed_comparesWithinTheRound() {
        assertThat(results().hits().ratio(HIT, LARDER, LOCAL, HitSample::speed))
                .isEqualTo(new Spread(0.72, 0.6, 0.725));
    }

    @Test
    void judge_someRowsBelow_namesThem() {
        assertThat(TieredGoals.judge(results()))
                .containsExactly(
                        new RemoteGoal(
                                "near hit ≥ 0.7 × `local:` get",
                                "1 of 2 rows; not near hit, touched expiry, 2 threads 0.690",
                                false),
                        new RemoteGoal("near hit ≥ 0.7 × `local:` get with the same bound", "1 of 1 rows", true),
                        new RemoteGoal("near hits send nothing to the server", "2 of 2 rows", true),
                        new RemoteGoal("99/1: speed ≥ Caffeine + Jedis", "1 of 1 rows", true),
                        new RemoteGoal("99/1: near hits ≥ 0.99 × those of Caffeine + Jedis", "1 of 1 rows", true),
                        new RemoteGoal("99/1: speed ≥ Redisson's map", "1 of 1 rows", true),
                        new RemoteGoal(
                                "a change is seen in another JVM, p99 ≤ 10 ms after the write's reply",
                                "0 of 1 rows; not p99 20.000 ms",
                                false));
    }

    @Test
    void judge_readOnTheServer_isNotSilent() {
        TieredResults results = new TieredResults();
        results.hits().add(HIT, LARDER, new HitSample(1, 0, Map.of("info", 1L, "get", 3L)));
        results.hits().add(HIT, LARDER, new HitSample(1, 0, Map.of("ping", 1L)));

        assertThat(TieredGoals.judge(results))
                .containsExactly(new RemoteGoal(
                        "near hits send nothing to the server",
                        "0 of 1 rows; not near hit, eternal, 1 thread {get=3}",
                        false));
    }

    @Test
    void judge_withoutLarder_hasNothingToSay() {
        TieredResults results = new TieredResults();
        addMix(results, BASELINE, 1, 1);

        assertThat(TieredGoals.judge(results)).isEmpty();
    }

    @Test
    void mix_ofCounts_givesThePartThatTheServerDidNotHearOf() {
        assertThat(MixSample.of(10, 1_000, 70).hits()).isCloseTo(0.93, within(1e-9));
    }

    @Test
    void percentile_ofAHundred_isTheOneAtThatRank() {
        Delays delays = new Delays(
                IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList());

        assertThat(List.of(delays.percentile(50), delays.percentile(99), delays.percentile(100)))
                .containsExactly(50.0, 99.0, 100.0);
        assertThat(new Delays(List.of(3.0)).percentile(50)).isEqualTo(3.0);
    }

    @Test
    void pages_ofARun_tellRatiosAndSamples() {
        assertThat(new TieredMarkdown(results(), List.of(TieredContender.values())).page(Map.of("cores", "2")))
                .contains(
                        "- cores: 2",
                        "| near hit, eternal, 1 thread | 0.72 (0.60–0.73) | 1.00 (1.00–1.00) | 0.80 (0.80–0.80) |",
                        "| 99/1, a tenth is near, 2 JVMs × 2 threads | 1.01 (1.01–1.01) | 1.00 (1.00–1.00) | 0.30",
                        "| 99/1, a tenth is near, 2 JVMs × 2 threads | 89.20 | 90.00 | 80.00 |",
                        "| larder | 0.300 | 20.000 | 20.000 | 5 |",
                        "| near hit, eternal, 1 thread | none | none | none |",
                        "**no**");
        assertThat(new TieredJson(results(), List.of(TieredContender.values())).page(Map.of("cores", "2")))
                .contains(
                        "\"row\": \"near hit, eternal\", \"threads\": 1, \"contender\": \"larder\","
                                + " \"operationsPerSecond\": [72.0000, 30.0000, 145.0000]",
                        "\"nearHits\": [0.8920]",
                        "\"millis\": [[0.1000, 0.3000, 0.5000], [0.2000, 20.0000]]");
    }

    @Test
    void parse_optionsBeforeThePreset_areTaken() {
        TieredArguments arguments = TieredArguments.parse(
                "--threads",
                "4",
                "--rows",
                "^99/1",
                "--contenders",
                "larder,baseline",
                "--rounds",
                "9",
                "--larder",
                "larder.connections=8",
                "full");

        assertThat(arguments.cells())
                .containsExactly(new TieredCell(TieredKind.ZIPF, 4), new TieredCell(TieredKind.FITS, 4));
        assertThat(arguments.contenders()).containsExactly(LARDER, BASELINE);
        assertThat(arguments.pace()).isEqualTo(TieredPace.named("full").withRounds(9));
        assertThat(arguments.settings()).isEqualTo(Map.of("larder.connections", "8"));
        assertThat(arguments.server()).isNull();
    }

    @Test
    void parse_nothing_measuresAllQuickly() {
        TieredArguments arguments = TieredArguments.parse();

        assertThat(arguments.pace()).isEqualTo(TieredPace.named("quick"));
        assertThat(arguments.cells()).hasSize(2 * 5 + 1);
        assertThat(arguments.mostThreads()).isEqualTo(2);
    }

    @Test
    void parse_unknownRow_listsTheRows() {
        assertThatThrownBy(() -> TieredArguments.parse("--rows", "fetch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No row matches 'fetch'")
                .hasMessageContaining("near hit, eternal, 1 thread");
    }

    @Test
    void parse_unknownOptionOrContender_isRefused() {
        assertThatThrownBy(() -> TieredArguments.parse("--round", "3")).hasMessageContaining("--round");
        assertThatThrownBy(() -> TieredArguments.parse("quick", "--rounds")).hasMessageContaining("--rounds");
        assertThatThrownBy(() -> TieredArguments.parse("--contenders", "me")).hasMessageContaining("LARDER");
    }
}
