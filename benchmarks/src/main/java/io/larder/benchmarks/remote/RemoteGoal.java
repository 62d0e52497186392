// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What Larder wants to reach, and what it did.
 *
 * @param wanted  the goal in words
 * @param found   in how many rows it is reached, and those where it is not; empty if there is none to judge it by
 * @param reached whether it is in all
 */
public record RemoteGoal(String wanted, String found, boolean reached) {

    /** Counts rows. */
    public static final class Tally {
        private int all;
        private final List<String> missed = new ArrayList<>();

        /** Takes another row into account, which is named, with what was found there, if the goal is not reached. */
        public void add(boolean reached, String row) {
            all++;
            if (!reached) {
                missed.add(row);
            }
        }

        /** What these rows say of the goal. */
        public RemoteGoal goal(String wanted) {
            if (all == 0) {
                return new RemoteGoal(wanted, "", false);
            }
            String rows = (all - missed.size()) + " of " + all + " rows";
            String found = missed.isEmpty() ? rows : rows + "; not " + String.join("; ", missed);
            return new RemoteGoal(wanted, found, missed.isEmpty());
        }
    }

    /** That a ratio reaches at least so much, in all cells where there is one. */
    public static RemoteGoal ofSpeed(
            String wanted, double least, List<Cell> cells, Function<Cell, Double> medianOfRatio) {
        Tally tally = new Tally();
        for (Cell cell : cells) {
            double ratio = medianOfRatio.apply(cell);
            tally.add(ratio >= least, cell.label() + String.format(Locale.ROOT, " %.2f", ratio));
        }
        return tally.goal(wanted);
    }

    /** That the servers count for Larder just what the suite says. */
    public static RemoteGoal ofCommands(Suite suite, RemoteResults results, Contender larder) {
        Tally tally = new Tally();
        for (Cell.Row row : results.rows()) {
            if (!suite.commands(row.operation()).isEmpty() && results.has(row, larder)) {
                List<Cost> costs = results.costs(row, larder);
                Cost last = costs.get(costs.size() - 1);
                tally.add(last.isAnyOf(suite.commands(row.operation())), row.label() + ": " + last.commands());
            }
        }
        return tally.goal("the commands of the design, and no others");
    }
}
