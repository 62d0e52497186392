// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long changes took to be seen.
 *
 * @param millis of each change, ascending
 */
record Delays(List<Double> millis) {

    Delays {
        millis = millis.stream().sorted().toList();
    }

    /** Of several turns together. */
    static Delays of(List<Delays> turns) {
        return new Delays(
                turns.stream().flatMap((Delays turn) -> turn.millis().stream()).toList());
    }

    /** Less or as much have so many of a hundred. */
    double percentile(double percent) {
        return millis.get(Math.max(0, (int) Math.ceil(percent / 100 * millis.size()) - 1));
    }

    /** The middle, the slowest but for one of a hundred, the slowest. */
    List<String> cells() {
        return Stream.of(50, 99, 100)
                .map(percent -> String.format(Locale.ROOT, "%.3f", percentile(percent)))
                .toList();
    }
}
