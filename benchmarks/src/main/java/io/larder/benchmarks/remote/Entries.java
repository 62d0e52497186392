// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys and values, the same in every process, made before the clock runs. */
public final class Entries {
    /** How many there are. */
    public static final int COUNT = 10_000;

    /** How many of them an operation on many takes. */
    public static final int BATCH = 100;

    private static final int BATCHES = COUNT / BATCH;
    private static final int VALUES = 64;

    private static final List<String> KEYS = keys("key-");
    private static final List<String> ABSENT = keys("not-");
    private static final List<List<String>> TEXTS = texts();
    private static final List<List<Map<String, String>>> MAPS = maps();

    private Entries() {}

    /** The key that is asked for at a position, which may grow for ever; all come equally often. */
    static String key(int position) {
        return KEYS.get(Math.floorMod(position, COUNT));
    }

    /** As {@link #key}, one that nobody has filled. */
    static String absentKey(int position) {
        return ABSENT.get(Math.floorMod(position, COUNT));
    }

    static String value(Size size, int position) {
        return TEXTS.get(size.ordinal()).get(Math.floorMod(position, VALUES));
    }

    /** A hundred entries; all entries are in one of so many batches. */
    static Map<String, String> batch(Size size, int position) {
        return MAPS.get(size.ordinal()).get(Math.floorMod(position, BATCHES));
    }

    static Set<String> keys(int position) {
        return batch(Size.SMALL, position).keySet();
    }

    /** All batches. */
    static List<Map<String, String>> all(Size size) {
        return MAPS.get(size.ordinal());
    }

    private static List<String> keys(String begin) {
        List<String> keys = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            keys.add(begin + (100_000 + i));
        }
        Collections.shuffle(keys, new Random(107));
        return List.copyOf(keys);
    }

    /** Random letters, so that nothing gains by their being alike. */
    private static List<List<String>> texts() {
        Random random = new Random(11);
        return Stream.of(Size.values())
                .map(size -> Stream.generate(() -> text(random, size.characters()))
                        .limit(VALUES)
                        .toList())
                .toList();
    }

    private static String text(Random random, int characters) {
        StringBuilder text = new StringBuilder(characters);
        random.ints(characters, 'A', 'Z' + 1).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static List<List<Map<String, String>>> maps() {
        return Stream.of(Size.values())
                .map(size -> IntStream.range(0, BATCHES)
                        .mapToObj(batch -> map(size, batch * BATCH))
                        .toList())
                .toList();
    }

    private static Map<String, String> map(Size size, int first) {
        Map<String, String> map = new HashMap<>();
        for (int position = first; position < first + BATCH; position++) {
            map.put(key(position), value(size, position));
        }
        return map;
    }
}
