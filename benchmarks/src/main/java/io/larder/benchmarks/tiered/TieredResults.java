// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.List;

/**
 * All that a run has measured.
 *
 * @param hits   of near hits
 * @param mixes  of reads and writes
 * @param delays of changes, until they were seen
 */
record TieredResults(Rounds<HitSample> hits, Rounds<MixSample> mixes, Rounds<Delays> delays) {

    TieredResults() {
        this(new Rounds<>(), new Rounds<>(), new Rounds<>());
    }

    /** Of all rounds together. */
    Delays allDelays(TieredCell cell, TieredContender contender) {
        List<Delays> rounds = delays.of(cell, contender);
        return Delays.of(rounds);
    }
}
