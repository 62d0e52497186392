// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The entries and the order in which they are asked for: the same in every fork, made before the clock runs. */
final class Workload {
    static final int ENTRIES = 1 << 14;
    static final int BATCH = 50;

    private static final int DRAWS = 1 << 16;
    private static final int BATCHES = 1 << 8;
    /** Zipf's exponent: few keys are hot, as in most caches; 0.99 is what YCSB uses. */
    private static final double SKEW = 0.99;

    private static final List<Integer> KEYS = shuffledKeys();
    private static final Integer[] SEQUENCE = draws();
    private static final List<Set<Integer>> KEY_SETS = keySets();

    private Workload() {}

    /** Every key once. A key is also the first value of its entry. */
    static List<Integer> keys() {
        return KEYS;
    }

    /** The draw at a position that may grow for ever. */
    static Integer key(int position) {
        return SEQUENCE[position & (DRAWS - 1)];
    }

    /** Fifty different keys. */
    static Set<Integer> batch(int position) {
        return KEY_SETS.get(position & (BATCHES - 1));
    }

    private static List<Integer> shuffledKeys() {
        List<Integer> keys = new ArrayList<>(ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            keys.add(100_000 + i);
        }
        Collections.shuffle(keys, new Random(107));
        return List.copyOf(keys);
    }

    private static Integer[] draws() {
        double[] cumulated = new double[ENTRIES];
        double sum = 0;
        for (int rank = 0; rank < ENTRIES; rank++) {
            sum += 1 / Math.pow(rank + 1.0, SKEW);
            cumulated[rank] = sum;
        }
        Random random = new Random(11);
        Integer[] draws = new Integer[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
            draws[i] = KEYS.get(found >= 0 ? found : -found - 1);
        }
        return draws;
    }

    private static List<Set<Integer>> keySets() {
        Random random = new Random(50);
        List<Set<Integer>> sets = new ArrayList<>(BATCHES);
        for (int i = 0; i < BATCHES; i++) {
            Set<Integer> keys = new HashSet<>();
            while (keys.size() < BATCH) {
                keys.add(KEYS.get(random.nextInt(ENTRIES)));
            }
            sets.add(keys);
        }
        return sets;
    }
}
