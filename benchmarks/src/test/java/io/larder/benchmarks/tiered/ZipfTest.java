// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZipfTest {

    private static final int DRAWN = 100_000;

    @Test
    void draw_skewed_favoursTheFirstByTheLaw() {
        Zipf zipf = new Zipf(1_000, 0.99);
        int[] drawn = zipf.draw(DRAWN, 1);

        assertThat(Arrays.stream(drawn)).allMatch(number -> number >= 0 && number < 1_000);
        for (int first : new int[] {1, 10, 100, 1_000}) {
            assertThat(partBelow(first, drawn)).isCloseTo(zipf.share(first), within(0.01));
        }
        assertThat(zipf.share(100)).isGreaterThan(0.6);
    }

    @Test
    void draw_notSkewed_takesAllEquallyOften() {
        int[] drawn = new Zipf(1_000, 0).draw(DRAWN, 1);

        assertThat(partBelow(100, drawn)).isCloseTo(0.1, within(0.01));
        assertThat(partBelow(500, drawn)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void draw_anotherSeed_givesAnotherOrder() {
        Zipf zipf = new Zipf(1_000, 0.99);

        assertThat(zipf.draw(100, 1)).isEqualTo(zipf.draw(100, 1)).isNotEqualTo(zipf.draw(100, 2));
    }

    @Test
    void draw_oneKey_isAlwaysThat() {
        assertThat(new Zipf(1, 0.99).draw(10, 1)).containsOnly(0);
    }

    private static double partBelow(int first, int[] drawn) {
        return (double) Arrays.stream(drawn).filter(number -> number < first).count() / drawn.length;
    }
}
