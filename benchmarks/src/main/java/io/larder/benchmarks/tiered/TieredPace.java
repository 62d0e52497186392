// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds  how often each contender has its turn in each cell
 * @param warmup  how long each thing is done before anything counts
 * @param settle  how long it is done at each turn before that counts
 * @param slice   how long a turn counts
 * @param changes how many changes are looked for at each turn
 */
record TieredPace(int rounds, Duration warmup, Duration settle, Duration slice, int changes) {

    static TieredPace named(String name) {
        return switch (name) {
            case "quick" ->
                new TieredPace(3, Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(1500), 300);
            case "full" ->
                new TieredPace(9, Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofSeconds(5), 2_000);
            default -> throw new IllegalArgumentException("Unknown preset '" + name + "': use quick or full");
        };
    }

    TieredPace withRounds(int other) {
        return new TieredPace(other, warmup, settle, slice, changes);
    }

    TieredPace withSlice(Duration other) {
        return new TieredPace(rounds, warmup, settle, other, changes);
    }

    TieredPace withWarmup(Duration other) {
        return new TieredPace(rounds, other, settle, slice, changes);
    }

    TieredPace withChanges(int other) {
        return new TieredPace(rounds, warmup, settle, slice, other);
    }
}
