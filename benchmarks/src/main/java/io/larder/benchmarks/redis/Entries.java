// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The keys and values, the same in every process, made before the clock runs. */
final class Entries {
    static final int COUNT = 10_000;
    static final int BATCH = 100;

    private static final int BATCHES = COUNT / BATCH;
    private static final int VALUES = 64;

    private static final List<String> KEYS = keys();
    private static final Map<Size, List<String>> TEXTS = texts();
    private static final Map<Size, List<Map<String, String>>> MAPS = maps();

    private Entries() {}

    /** The key that is asked for at a position, which may grow for ever; all come equally often. */
    static String key(int position) {
        return KEYS.get(Math.floorMod(position, COUNT));
    }

    static String value(Size size, int position) {
        return TEXTS.get(size).get(Math.floorMod(position, VALUES));
    }

    /** A hundred entries; all entries are in one of so many batches. */
    static Map<String, String> batch(Size size, int position) {
        return MAPS.get(size).get(Math.floorMod(position, BATCHES));
    }

    static Set<String> keys(int position) {
        return batch(Size.SMALL, position).keySet();
    }

    /** All batches. */
    static List<Map<String, String>> all(Size size) {
        return MAPS.get(size);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            keys.add("key-" + (100_000 + i));
        }
        Collections.shuffle(keys, new Random(107));
        return List.copyOf(keys);
    }

    /** Random letters, so that nothing gains by their being alike. */
    private static Map<Size, List<String>> texts() {
        Random random = new Random(11);
        Map<Size, List<String>> texts = new HashMap<>();
        for (Size size : Size.values()) {
            List<String> ofSize = new ArrayList<>(VALUES);
            for (int i = 0; i < VALUES; i++) {
                ofSize.add(random.ints(size.characters(), 'A', 'Z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            }
            texts.put(size, List.copyOf(ofSize));
        }
        return texts;
    }

    private static Map<Size, List<Map<String, String>>> maps() {
        Map<Size, List<Map<String, String>>> maps = new HashMap<>();
        for (Size size : Size.values()) {
            List<Map<String, String>> batches = new ArrayList<>(BATCHES);
            for (int i = 0; i < COUNT; i += BATCH) {
                Map<String, String> batch = new HashMap<>();
                for (int position = i; position < i + BATCH; position++) {
                    batch.put(key(position), value(size, position));
                }
                batches.add(batch);
            }
            maps.put(size, batches);
        }
        return maps;
    }
}
