// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done by how many threads: one number of the report for each contender.
 *
 * @param kind    the cache, and what is done with it
 * @param threads how many, in each JVM
 */
record TieredCell(TieredKind kind, int threads) {

    String label() {
        String many = threads == 1 ? "1 thread" : threads + " threads";
        return kind.label() + (kind == TieredKind.VISIBLE ? "" : kind.isMix() ? ", 2 JVMs × " + many : ", " + many);
    }

    /** All there are. */
    static List<TieredCell> all(List<Integer> threads) {
        List<TieredCell> cells = new ArrayList<>();
        for (TieredKind kind : TieredKind.values()) {
            for (int count : kind == TieredKind.VISIBLE ? List.of(1) : threads) {
                cells.add(new TieredCell(kind, count));
            }
        }
        return cells;
    }
}
