// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

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
public record RemotePace(int rounds, Duration warmup, Duration settle, Duration slice, boolean allLarge) {

    RemotePace withRounds(int other) {
        return new RemotePace(other, warmup, settle, slice, allLarge);
    }

    RemotePace withSlice(Duration other) {
        return new RemotePace(rounds, warmup, settle, other, allLarge);
    }

    RemotePace withWarmup(Duration other) {
        return new RemotePace(rounds, other, settle, slice, allLarge);
    }
}
