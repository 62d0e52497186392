// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds  how often each contender has its turn in each cell
 * @param warmup  how long each operation is done before anything counts
 * @param settle  how long it is done at each turn before that counts
 * @param slice   how long a turn counts
 * @param allLarge whether all rows are measured with large values too
 */
record RedisPace(int rounds, Duration warmup, Duration settle, Duration slice, boolean allLarge) {

    static RedisPace named(String name) {
        return switch (name) {
            case "quick" ->
                new RedisPace(3, Duration.ofMillis(600), Duration.ofMillis(150), Duration.ofMillis(450), false);
            case "full" ->
                new RedisPace(7, Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(1500), true);
            default -> throw new IllegalArgumentException("Unknown preset '" + name + "': use quick or full");
        };
    }

    RedisPace withRounds(int other) {
        return new RedisPace(other, warmup, settle, slice, allLarge);
    }

    RedisPace withSlice(Duration other) {
        return new RedisPace(rounds, warmup, settle, other, allLarge);
    }

    RedisPace withWarmup(Duration other) {
        return new RedisPace(rounds, other, settle, slice, allLarge);
    }
}
