// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done by how many threads with values of what size: one number of the report for each contender.
 *
 * @param row     the operation and the size
 * @param threads how many
 */
record Cell(Row row, int threads) {

    /** Where large values are measured if they are not measured everywhere. */
    private static final int THREADS_OF_LARGE = 8;

    /**
     * What is done with values of what size.
     *
     * @param operation what
     * @param size      the size
     */
    record Row(Operation operation, Size size) {
        String label() {
            return operation.label() + ", " + size.label();
        }
    }

    String label() {
        return row.label() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Those for one number of threads. */
    static List<Cell> of(List<Operation> operations, int threads, boolean allLarge) {
        List<Cell> cells = new ArrayList<>();
        for (Size size : Size.values()) {
            for (Operation operation : operations) {
                if (operation.hasSpeed() && (size == Size.SMALL || allLarge || isQuickLarge(operation, threads))) {
                    cells.add(new Cell(new Row(operation, size), threads));
                }
            }
        }
        return cells;
    }

    /** What costs are measured of. */
    static List<Row> rows(List<Operation> operations, boolean allLarge) {
        List<Row> rows = new ArrayList<>();
        for (Size size : Size.values()) {
            for (Operation operation : operations) {
                if (size == Size.SMALL || allLarge || isQuickLarge(operation, THREADS_OF_LARGE)) {
                    rows.add(new Row(operation, size));
                }
            }
        }
        return rows;
    }

    private static boolean isQuickLarge(Operation operation, int threads) {
        return threads == THREADS_OF_LARGE && (operation == Operation.GET || operation == Operation.PUT);
    }
}
