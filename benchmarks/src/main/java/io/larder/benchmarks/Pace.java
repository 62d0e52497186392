// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.time.Duration;

/**
 * How long to measure. Ratios get better by more rounds rather than by longer ones: what disturbs a shared machine lasts longer than a fork.
 *
 * @param rounds       how often each subject of a row gets a fork of its own
 * @param warmups      iterations of a fork before it counts
 * @param measurements iterations of a fork that count
 * @param iteration    how long an iteration is
 * @param heapRounds   how often a cache is weighed
 */
record Pace(int rounds, int warmups, int measurements, Duration iteration, int heapRounds) {
    static Pace named(String name) {
        return switch (name) {
            case "quick" -> new Pace(2, 5, 2, Duration.ofMillis(300), 1);
            case "full" -> new Pace(7, 6, 4, Duration.ofMillis(500), 3);
            default -> throw new IllegalArgumentException("Unknown preset '" + name + "': use quick or full");
        };
    }

    Pace withRounds(int other) {
        return new Pace(other, warmups, measurements, iteration, heapRounds);
    }

    Pace withWarmups(int other) {
        return new Pace(rounds, other, measurements, iteration, heapRounds);
    }
}
