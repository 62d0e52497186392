// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Random steps, the same for the same seed, and the fewest of them that still show a fault. */
public final class Sequences {

    private Sequences() {}

    /** Steps that are allowed; no time passes. */
    public static List<Step> random(Random random, int length, Predicate<Step> allowed) {
        List<Step> steps = new ArrayList<>(length);
        while (steps.size() < length) {
            Step step = step(random);
            if (allowed.test(step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Steps between which time passes so often that a lifetime shows which ought to have been renewed, or not. */
    public static List<Step> inTime(Random random, int length) {
        List<Step> steps = new ArrayList<>(length);
        while (steps.size() < length) {
            steps.add(random.nextInt(10) < 4 ? Step.passMillis(100 * random.nextInt(1, 8)) : step(random));
        }
        return steps;
    }

    private static Step step(Random random) {
        Action action = pick(random, Action.values());
        if (action == Action.PASS_TIME) {
            return step(random);
        }
        Set<String> keys = new TreeSet<>();
        Subject.KEYS.stream().filter(key -> random.nextBoolean()).forEach(keys::add);
        String key = Subject.KEYS.get(random.nextInt(Subject.KEYS.size()));
        return new Step(action, key, keys, random.nextInt(4), random.nextInt(4), pick(random, Deed.values()));
    }

    public static <T> T pick(Random random, T[] among) {
        return among[random.nextInt(among.length)];
    }

    /**
     * Leaves out steps as long as the check still fails.
     *
     * @param check says what is wrong with a sequence; null if nothing is
     */
    public static List<Step> shrunk(List<Step> steps, Function<List<Step>, @Nullable String> check) {
        List<Step> fewest = new ArrayList<>(steps);
        for (int size = Math.max(1, fewest.size() / 2); size > 0; size /= 2) {
            int from = 0;
            while (from < fewest.size()) {
                List<Step> fewer = new ArrayList<>(fewest);
                fewer.subList(from, Math.min(from + size, fewer.size())).clear();
                if (check.apply(fewer) == null) {
                    from += size;
                } else {
                    fewest = fewer;
                }
            }
        }
        return fewest;
    }
}
