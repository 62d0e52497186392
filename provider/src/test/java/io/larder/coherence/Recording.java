// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Outcome;
import io.larder.coherence.Operation.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one thread of a child JVM did, kept small: there are hundred thousands of them. For one thread. */
final class Recording implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int COLUMNS = 7;

    private long[] cells = new long[COLUMNS * 4096];
    private int used;

    /**
     * Adds an operation.
     *
     * @param cache which of several caches
     */
    void add(int cache, int key, Act act, Span span, Outcome outcome) {
        if (used == cells.length) {
            cells = Arrays.copyOf(cells, 2 * used);
        }
        cells[used++] = cache * (long) Outcome.values().length + outcome.ordinal();
        cells[used++] = key;
        cells[used++] = act.seen();
        cells[used++] = act.left();
        cells[used++] = act.lifetime();
        cells[used++] = span.begin();
        cells[used++] = span.end();
    }

    /**
     * Its operations in one cache, in their order.
     *
     * @param zero from when on to count time
     */
    List<Operation> of(int cache, Actor actor, long zero) {
        Outcome[] outcomes = Outcome.values();
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < used; i += COLUMNS) {
            if (cells[i] / outcomes.length == cache) {
                operations.add(new Operation(
                        actor,
                        (int) cells[i + 1],
                        new Act(cells[i + 2], cells[i + 3], cells[i + 4]),
                        new Span(cells[i + 5] - zero, cells[i + 6] - zero),
                        outcomes[(int) (cells[i] % outcomes.length)]));
            }
        }
        return operations;
    }
}
