// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Larder wants to reach, and what it did.
 *
 * @param wanted  the goal in words
 * @param found   what was measured
 * @param reached whether that is enough
 */
record Goal(String wanted, String found, boolean reached) {
    private static final double TIMES_PEERS = 5;
    /** Below this an allocation is the profiler's own, spread over all operations. */
    private static final double NOTHING = 0.5;

    /** The goals that can be judged by what this run measured of Larder. */
    static List<Goal> judge(Results results) {
        List<Goal> goals = new ArrayList<>();
        for (Row row : results.rows()) {
            if (results.has(row, Contender.LARDER)) {
                goals.addAll(judge(results, row));
            }
        }
        for (Expiring expiring : results.weighed()) {
            List<Double> larder = results.heap(expiring, Contender.LARDER);
            List<Double> caffeine = results.heap(expiring, Contender.CAFFEINE);
            if (!larder.isEmpty() && !caffeine.isEmpty()) {
                goals.add(heap(
                        expiring,
                        Spread.of(larder).median(),
                        Spread.of(caffeine).median()));
            }
        }
        return goals;
    }

    private static List<Goal> judge(Results results, Row row) {
        List<Goal> goals = new ArrayList<>();
        row.target().ifPresent(target -> {
            Spread ratio = results.ratio(row, Contender.LARDER, row.baseline());
            String wanted = String.format(Locale.ROOT, "%s ≥ %.2f × raw Caffeine", row.name(), target);
            goals.add(new Goal(wanted, ratio.range(), ratio.median() >= target));
        });
        boolean get = row.jcache().name().equals("get");
        if (get && row.setup().byValue()) {
            Contender.peers().stream()
                    .filter(peer -> results.has(row, peer))
                    .forEach(peer -> goals.add(timesPeer(row, results.ratio(row, Contender.LARDER, peer), peer)));
        } else if (get) {
            goals.add(allocation(row, results.bytes(row, Contender.LARDER), results.bytes(row, row.baseline())));
        }
        return goals;
    }

    /** Caffeine's own housekeeping allocates now and then where entries expire; nothing may come on top. */
    private static Goal allocation(Row row, Spread larder, Spread raw) {
        double more = row.setup().expiring() == Expiring.ETERNAL ? larder.median() : larder.median() - raw.median();
        String wanted = row.setup().expiring() == Expiring.ETERNAL ? "nothing" : "no more than raw Caffeine";
        String found = String.format(Locale.ROOT, "%.1f B beside %.1f B", larder.median(), raw.median());
        return new Goal(row.name() + " allocates " + wanted, found, more < NOTHING);
    }

    private static Goal timesPeer(Row row, Spread ratio, Contender peer) {
        String wanted = String.format(Locale.ROOT, "%s ≥ %.0f × %s", row.name(), TIMES_PEERS, peer.label());
        return new Goal(wanted, ratio.range(), ratio.median() >= TIMES_PEERS);
    }

    private static Goal heap(Expiring expiring, double larder, double caffeine) {
        String wanted =
                "heap per entry, " + expiring.name().toLowerCase(Locale.ROOT) + " ≤ " + Contender.CAFFEINE.label();
        String found = String.format(Locale.ROOT, "%.1f B beside %.1f B", larder, caffeine);
        return new Goal(wanted, found, larder <= caffeine);
    }
}
