// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The entries and the order in which they are asked for: the same in every fork, made before the clock runs. */
final class Workload {
    static final int ENTRIES = 1 << 16;
    static final int BATCH = 50;

    /** Beyond the integers that the JDK shares. */
    private static final int FIRST_KEY = 100_000;

    private static final int BATCHES = 1 << 10;

    private static final List<Integer> KEYS = shuffledKeys();
    private static final Integer[] ASKED = asked();
    private static final List<Set<Integer>> KEY_SETS = keySets();

    private Workload() {}

    /** Every key once. A key is also the first value of its entry. */
    static List<Integer> keys() {
        return KEYS;
    }

    /** The key that is asked for at a position, which may grow for ever; all come equally often. */
    static Integer key(int position) {
        return ASKED[position & (ENTRIES - 1)];
    }

    /** Fifty different keys. */
    static Set<Integer> batch(int position) {
        return KEY_SETS.get(position & (BATCHES - 1));
    }

    private static List<Integer> shuffledKeys() {
        List<Integer> keys = new ArrayList<>(ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            keys.add(FIRST_KEY + i);
        }
        Collections.shuffle(keys, new Random(107));
        return List.copyOf(keys);
    }

    /** Equal to the stored keys but other objects, as keys are that a request brings. */
    private static Integer[] asked() {
        List<Integer> asked = new ArrayList<>(ENTRIES);
        KEYS.forEach(key -> asked.add(FIRST_KEY + (key - FIRST_KEY)));
        Collections.shuffle(asked, new Random(11));
        return asked.toArray(Integer[]::new);
    }

    private static List<Set<Integer>> keySets() {
        Random random = new Random(50);
        List<Set<Integer>> sets = new ArrayList<>(BATCHES);
        for (int i = 0; i < BATCHES; i++) {
            Set<Integer> keys = new HashSet<>();
            while (keys.size() < BATCH) {
                keys.add(ASKED[random.nextInt(ENTRIES)]);
            }
            sets.add(keys);
        }
        return sets;
    }
}
