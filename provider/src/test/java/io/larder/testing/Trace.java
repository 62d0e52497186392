// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that shows of one step.
 *
 * @param result what the caller got
 * @param counts what was added to the statistics
 * @param present the keys that are there afterwards
 */
public record Trace(
        String result,
        List<String> events,
        List<String> loads,
        List<String> writes,
        Counts counts,
        Set<String> present) {

    /** Numbers of the statistics. */
    public record Counts(long hits, long misses, long puts, long removals) {

        Counts minus(Counts before) {
            return plus(-before.hits, -before.misses, -before.puts, -before.removals);
        }

        public Counts plus(long moreHits, long moreMisses, long morePuts, long moreRemovals) {
            return new Counts(hits + moreHits, misses + moreMisses, puts + morePuts, removals + moreRemovals);
        }
    }

    public Trace withResult(String other) {
        return new Trace(other, events, loads, writes, counts, present);
    }

    public Trace withEvents(List<String> others) {
        return new Trace(result, others.stream().sorted().toList(), loads, writes, counts, present);
    }

    public Trace withoutEvents(Predicate<String> dropped) {
        return withEvents(events.stream().filter(dropped.negate()).toList());
    }

    public Trace withWrites(List<String> others) {
        return new Trace(result, events, loads, others.stream().sorted().toList(), counts, present);
    }

    public Trace withCounts(Counts others) {
        return new Trace(result, events, loads, writes, others, present);
    }

    public boolean failed() {
        return result.startsWith("!");
    }
}
