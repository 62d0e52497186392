// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

/** What one operation adds to the statistics (JSR-107, table "Effect of cache operations on statistics"). */
enum Tally {
    NOTHING(0, 0, 0, 0),
    HIT(1, 0, 0, 0),
    MISS(0, 1, 0, 0),
    PUT(0, 0, 1, 0),
    HIT_PUT(1, 0, 1, 0),
    MISS_PUT(0, 1, 1, 0),
    REMOVAL(0, 0, 0, 1),
    HIT_REMOVAL(1, 0, 0, 1);

    final int hits;
    final int misses;
    final int puts;
    final int removals;

    Tally(int hits, int misses, int puts, int removals) {
        this.hits = hits;
        this.misses = misses;
        this.puts = puts;
        this.removals = removals;
    }
}
