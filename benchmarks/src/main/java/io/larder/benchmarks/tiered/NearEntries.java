// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys and values, the same in every process, made before the clock runs. */
final class NearEntries {

    static final int CHARACTERS = 100;

    private static final int BATCH = 500;
    private static final int VALUES = 64;
    private static final int MOST = 100_000;

    private static final String[] STORED = keys();

    /** Equal to those, but other objects, as keys are that a request brings. */
    private static final String[] ASKED = keys();

    private static final List<String> TEXTS = texts();

    private NearEntries() {}

    static String stored(int index) {
        return STORED[index];
    }

    static String asked(int index) {
        return ASKED[index];
    }

    static String value(int position) {
        return TEXTS.get(Math.floorMod(position, VALUES));
    }

    /** All entries of a cache, some hundred at a time. */
    static List<Map<String, String>> batches(TieredKind kind) {
        List<Map<String, String>> batches = new ArrayList<>();
        for (int first = 0; first < kind.keys(); first += BATCH) {
            Map<String, String> batch = new HashMap<>();
            for (int index = first; index < Math.min(kind.keys(), first + BATCH); index++) {
                batch.put(STORED[index], value(index));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static String[] keys() {
        return IntStream.range(0, MOST).mapToObj(i -> "key-" + (100_000 + i)).toArray(String[]::new);
    }

    /** Random letters, so that nothing gains by their being alike. */
    private static List<String> texts() {
        Random random = new Random(11);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder(CHARACTERS);
                    random.ints(CHARACTERS, 'A', 'Z' + 1).forEach(text::appendCodePoint);
                    return text.toString();
                })
                .limit(VALUES)
                .toList();
    }
}
