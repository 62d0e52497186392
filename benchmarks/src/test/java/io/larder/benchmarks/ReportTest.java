// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report's arithmetic, on numbers made up here. */
class ReportTest {
    private static final Row GET = Row.ALL.get(0);

    private static Results rounds() {
        return rounds(Measure.CLOCK);
    }

    private static Results rounds(Measure measure) {
        Results results = new Results(measure);
        for (double speed : new double[] {100, 50, 200}) {
            results.add(GET, RawCaffeine.PLAIN, new Sample(speed, 0, 10));
        }
        results.add(GET, Contender.LARDER, new Sample(90, 0, 20));
        results.add(GET, Contender.LARDER, new Sample(40, 0, 20));
        results.add(GET, Contender.LARDER, new Sample(120, 8, 40));
        return results;
    }

    @Test
    void ratio_ofRoundsAtDifferentSpeed_comparesWithinTheRound() {
        Spread ratio = rounds().ratio(GET, Contender.LARDER, RawCaffeine.PLAIN);

        assertThat(ratio).isEqualTo(new Spread(0.8, 0.6, 0.9));
        assertThat(ratio.range()).isEqualTo("0.80 (0.60–0.90)");
    }

    @Test
    void ratio_byCpu_comparesProcessorTime() {
        assertThat(rounds(Measure.CPU).ratio(GET, Contender.LARDER, RawCaffeine.PLAIN))
                .isEqualTo(new Spread(0.5, 0.25, 0.5));
    }

    @Test
    void judge_belowTarget_isNotReached() {
        assertThat(Goal.judge(rounds()))
                .containsExactly(
                        new Goal("get ≥ 0.85 × raw Caffeine", "0.80 (0.60–0.90)", false),
                        new Goal("get allocates nothing", "0.0 B beside 0.0 B", true));
    }

    @Test
    void judge_heapMoreThanPeer_isNotReached() {
        Results results = new Results(Measure.CLOCK);
        results.addHeap(Expiring.CREATED, Contender.LARDER, 71);
        results.addHeap(Expiring.CREATED, Contender.CAFFEINE, 70);

        assertThat(Goal.judge(results))
                .containsExactly(new Goal("heap per entry, created ≤ caffeine-jcache", "71.0 B beside 70.0 B", false));
    }

    @Test
    void pages_ofARun_tellRatiosAndSamples() {
        List<Contender> contenders = List.of(Contender.LARDER);

        assertThat(new Markdown(rounds(), contenders).page(Map.of("cores", "2")))
                .contains("- cores: 2", "| get | 0.80 (0.60–0.90) | 0.85 |", "**no**");
        assertThat(new Json(rounds(), contenders).page(Map.of("cores", "2")))
                .contains("\"subject\": \"raw\", \"operationsPerSecond\": [100.000, 50.000, 200.000]");
    }

    @Test
    void facts_ofThisMachine_nameEveryVersion() {
        assertThat(Machine.facts(Pace.named("quick"), Measure.CPU))
                .containsKeys("cores", "jdk", "larder", "caffeine", "caffeine-jcache", "ehcache", "cache2k", "jmh")
                .allSatisfy((name, fact) -> assertThat(fact).isNotBlank().doesNotContain("${"));
    }

    @Test
    void parse_options_areTaken() {
        Arguments arguments = Arguments.parse(
                "quick",
                "--rounds",
                "5",
                "--warmups",
                "9",
                "--rows",
                "^invoke",
                "--contenders",
                "larder,ehcache",
                "--no-heap",
                "--by",
                "cpu");

        assertThat(arguments.pace().rounds()).isEqualTo(5);
        assertThat(arguments.pace().warmups()).isEqualTo(9);
        assertThat(arguments.rows()).extracting(Row::name).containsExactly("invoke");
        assertThat(arguments.contenders()).containsExactly(Contender.LARDER, Contender.EHCACHE);
        assertThat(arguments.heap()).isFalse();
        assertThat(arguments.measure()).isEqualTo(Measure.CPU);
    }

    @Test
    void parse_unknownRow_listsTheRows() {
        assertThatThrownBy(() -> Arguments.parse("quick", "--rows", "fetch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No row matches 'fetch'")
                .hasMessageContaining("iterate");
    }
}
