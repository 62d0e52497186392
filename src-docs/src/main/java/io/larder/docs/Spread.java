// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.util.List;
import java.util.Locale;

/**
 * What the rounds of a benchmark came to.
 *
 * @param median the middle, or the mean of the two in the middle
 * @param least the smallest
 * @param most the largest
 */
record Spread(double median, double least, double most) {

    /** Of at least one round. */
    static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("A spread of no rounds");
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** To two digits, as in {@code 0.95 (0.90–1.00)}. */
    String range() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, least, most);
    }
}
