// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done by how many threads: one number of the report for each contender.
 *
 * @param row     the operation, the size and the servers
 * @param threads how many
 */
public record Cell(Row row, int threads) {

    /** Where large values are measured if they are not measured everywhere. */
    private static final int THREADS_OF_LARGE = 8;

    /**
     * What is done with values of what size, where.
     *
     * @param operation what
     * @param size      the size
     * @param servers   on how many servers
     */
    public record Row(Operation operation, Size size, int servers) {
        /** What reports call it. */
        public String label() {
            return operation.label() + ", " + size.label() + (servers == 1 ? "" : ", " + servers + " servers");
        }
    }

    /** What reports call it. */
    public String label() {
        return row.label() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Those for one number of threads. */
    static List<Cell> of(RemoteArguments arguments, int servers, int threads) {
        List<Cell> cells = new ArrayList<>();
        for (Size size : Size.values()) {
            for (Operation operation : arguments.operations()) {
                if (operation.hasSpeed()
                        && (size == Size.SMALL || arguments.pace().allLarge() || isQuickLarge(operation, threads))) {
                    cells.add(new Cell(new Row(operation, size, servers), threads));
                }
            }
        }
        return cells;
    }

    /** What costs are measured of. */
    static List<Row> rows(RemoteArguments arguments, int servers) {
        List<Row> rows = new ArrayList<>();
        for (Size size : Size.values()) {
            for (Operation operation : arguments.operations()) {
                if (size == Size.SMALL || arguments.pace().allLarge() || isQuickLarge(operation, THREADS_OF_LARGE)) {
                    rows.add(new Row(operation, size, servers));
                }
            }
        }
        return rows;
    }

    private static boolean isQuickLarge(Operation operation, int threads) {
        return threads == THREADS_OF_LARGE && (operation == Operation.GET || operation == Operation.PUT);
    }
}
