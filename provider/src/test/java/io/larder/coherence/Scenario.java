// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What threads of several JVMs do to the same caches.
 *
 * @param registers the caches
 * @param threads in each JVM
 * @param keys how many groups of keys there are, and how many keys in each
 * @param pause how long a thread rests after an operation, on average
 */
record Scenario(List<Register> registers, int threads, Keys keys, Duration pause, Mix mix) implements Serializable {

    /**
     * One group after the other is changed while the others rest: what is wrong there then stays wrong for long enough.
     *
     * @param turn how long one group is changed
     */
    record Keys(int groups, int each, Duration turn) implements Serializable {

        static final Keys USUAL = new Keys(8, 4, Duration.ofMillis(250));

        int count() {
            return groups * each;
        }

        /** The first key of the group whose turn it is. */
        int changed(long nanos) {
            return (int) (nanos / turn.toNanos() % groups) * each;
        }
    }

    /**
     * How often something is done, in a thousand times.
     *
     * @param reads one key or several
     * @param clears of a cache that is cleared at all
     */
    record Mix(int reads, int clears) implements Serializable {

        static final Mix USUAL = new Mix(750, 1);
    }

    static Scenario of(List<Register> registers) {
        return new Scenario(registers, 4, Keys.USUAL, Duration.ofMillis(1), Mix.USUAL);
    }
}
