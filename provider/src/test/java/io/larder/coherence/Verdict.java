// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a check.
 *
 * @param sights how many values were seen
 * @param changes how many operations changed something
 * @param ages for how long each replaced value that was seen had certainly been replaced, in nanoseconds, ascending
 */
record Verdict(List<Violation> violations, long sights, long changes, List<Long> ages) {

    Verdict {
        violations = List.copyOf(violations);
        ages = ages.stream().sorted().toList();
    }

    Verdict and(Verdict other) {
        return new Verdict(
                joined(violations, other.violations),
                sights + other.sights,
                changes + other.changes,
                joined(ages, other.ages));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    List<Violation.Kind> kinds() {
        return violations.stream().map(Violation::kind).distinct().sorted().toList();
    }

    /** In milliseconds. */
    double oldest() {
        return ages.isEmpty() ? 0 : ages.get(ages.size() - 1) / 1e6;
    }

    /** Numbers in one line. */
    String summary() {
        return String.format(
                "%d values seen, %d changes; %d values were seen after they had been replaced, the latest %.3f ms after;"
                        + " violations: %s",
                sights, changes, ages.size(), oldest(), counts());
    }

    /** How many violations there are of each kind. */
    Map<Violation.Kind, Long> counts() {
        return violations.stream().collect(Collectors.groupingBy(Violation::kind, TreeMap::new, Collectors.counting()));
    }

    /** The summary and the first few of each kind of violation. */
    @Override
    public String toString() {
        return summary()
                + kinds().stream()
                        .flatMap(kind -> violations.stream()
                                .filter(violation -> violation.kind() == kind)
                                .limit(2))
                        .map(violation -> "\n" + violation)
                        .collect(Collectors.joining());
    }
}
