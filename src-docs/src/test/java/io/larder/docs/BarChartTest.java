// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarChartTest {

    private static String svg(@Nullable Double goal, @Nullable Spread... bars) {
        return new BarChart(
                        "x",
                        "a < b",
                        "of raw",
                        2,
                        List.of("larder", "other"),
                        List.of(new BarChart.Row("get", Arrays.asList(bars), goal)))
                .svg();
    }

    @Test
    void bar_belowItsGoal_isMarkedAndSaysWhatWasWanted() {
        assertThat(svg(0.9, new Spread(0.5, 0.4, 0.6), new Spread(1, 1, 1)))
                .containsOnlyOnce("class=\"missed\"")
                .contains(">0.50 (wanted 0.90)<");
    }

    @Test
    void bar_aHairBelowItsGoal_showsTheHair() {
        assertThat(svg(0.9, new Spread(0.898, 0.4, 1), new Spread(1, 1, 1))).contains(">0.898 (wanted 0.90)<");
    }

    @Test
    void bar_thatReachesItsGoal_isNotMarked() {
        assertThat(svg(0.9, new Spread(0.9, 0.4, 1), new Spread(1, 1, 1))).doesNotContain("missed");
    }

    @Test
    void bar_longerThanTheAxis_isCutAndKeepsItsNumber() {
        assertThat(svg(null, new Spread(7, 6, 8), null))
                .contains("width=\"428.0\"", ">› 7.00<")
                .doesNotContain("<rect class=\"t1\" x=\"180\"");
    }

    @Test
    void length_ofABar_isItsShareOfTheAxis() {
        assertThat(svg(null, new Spread(0.5, 0.5, 0.5), new Spread(1, 1, 1)))
                .contains("<rect class=\"t0\" x=\"180\" y=\"66\" width=\"107.0\"")
                .contains("<rect class=\"t1\" x=\"180\" y=\"77\" width=\"214.0\"");
    }

    @Test
    void texts_inAChart_areEscaped() {
        assertThat(svg(null, new Spread(1, 1, 1), null)).contains("a &lt; b").doesNotContain("a < b");
    }

    @Test
    void median_ofAnEvenNumberOfRounds_isTheMeanOfTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).range()).isEqualTo("2.50 (1.00–4.00)");
    }
}
