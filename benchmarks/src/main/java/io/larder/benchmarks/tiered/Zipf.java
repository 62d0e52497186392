// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.Arrays;
import java.util.Random;

/** Numbers of which the first come most often: the one at rank r by 1/r to the power of the skew. */
final class Zipf {

    private final double[] cumulative;

    /** Of so many numbers from 0; all come equally often if the skew is 0. */
    Zipf(int count, double skew) {
        cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1, skew);
            cumulative[i] = sum;
        }
    }

    /** How often the first so many of them come, of 1. */
    double share(int first) {
        return cumulative[first - 1] / cumulative[cumulative.length - 1];
    }

    /** So many of them, by chance, the same for the same seed. */
    int[] draw(int count, long seed) {
        double all = cumulative[cumulative.length - 1];
        return new Random(seed).doubles(count).mapToInt(one -> at(one * all)).toArray();
    }

    private int at(double sum) {
        int found = Arrays.binarySearch(cumulative, sum);
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
    }
}
