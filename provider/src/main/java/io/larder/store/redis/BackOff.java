// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: twice as long each time, up to a bound, and never as long as others wait, so that
 * not all clients come back to a server at once.
 *
 * @param first the longest wait after one failure
 * @param longest the longest wait of all
 */
record BackOff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    BackOff {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A first wait of " + first + " and a longest of " + longest + " are not in order");
        }
    }

    /** A wait of between half and all of what is due after so many failures in a row. */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(0, failures - 1), DOUBLINGS);
        return someOf(Duration.ofMillis(Math.min(longest.toMillis(), first.toMillis() << doublings)));
    }

    /** Between half and all of a wait. */
    static Duration someOf(Duration wait) {
        long millis = wait.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
