// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The middle of what several rounds measured, and how far they lay apart.
 *
 * @param median the middle, or the mean of the two in the middle
 * @param least  the smallest
 * @param most   the largest
 */
public record Spread(double median, double least, double most) {
    /** Of at least one value. */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No values to take a median of");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The median with the range behind it, to two digits. */
    public String range() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, least, most);
    }
}
