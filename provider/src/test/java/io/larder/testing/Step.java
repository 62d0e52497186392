// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * One operation on a cache, which can be repeated on another cache. Values are made anew for each.
 *
 * @param key what an action on one key uses
 * @param keys what an action on many keys uses
 * @param number the number of the value that is written, or the milliseconds that pass
 * @param expectedNumber the number of the value that is compared with
 * @param deed what an invocation runs
 */
public record Step(Action action, String key, Set<String> keys, int number, int expectedNumber, Deed deed) {

    /** On one key: the value written has the number 1, the one compared with 2. */
    public static Step on(String key, Action action) {
        return new Step(action, key, Set.of(key), 1, 2, Deed.NOTHING);
    }

    /** A run of an entry processor. */
    public static Step invoke(String key, Deed deed) {
        return new Step(Action.INVOKE, key, Set.of(key), 1, 2, deed);
    }

    public static Step onMany(Set<String> keys, Action action) {
        return new Step(action, "", keys, 1, 2, Deed.NOTHING);
    }

    public static Step passMillis(int millis) {
        return new Step(Action.PASS_TIME, "", Set.of(), millis, 0, Deed.NOTHING);
    }

    public Step writing(int written) {
        return new Step(action, key, keys, written, expectedNumber, deed);
    }

    public Step expecting(int compared) {
        return new Step(action, key, keys, number, compared, deed);
    }

    /** What the caller gets, as text: the result, or the name of the exception after an exclamation mark. */
    public String run(Cache<String, Box> cache) {
        return outcome(() -> action.run(cache, this));
    }

    /** A set that can be asked for null, as the reference implementation does. */
    Set<String> ownKeys() {
        return new HashSet<>(keys);
    }

    Box value() {
        return new Box(number);
    }

    Box expected() {
        return new Box(expectedNumber);
    }

    static String outcome(Supplier<? extends @Nullable Object> operation) {
        try {
            return String.valueOf(operation.get());
        } catch (RuntimeException failure) {
            return "!" + failure.getClass().getSimpleName();
        }
    }

    @Override
    public String toString() {
        if (action == Action.PASS_TIME) {
            return "PASS_TIME " + number + "ms";
        }
        return action + " " + (action.isOnManyKeys() ? keys : key) + (action.isInvocation() ? " " + deed : "") + " #"
                + number + " expecting #" + expectedNumber;
    }
}
