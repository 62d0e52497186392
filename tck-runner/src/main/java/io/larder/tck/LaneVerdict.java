// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is to be said of one lane once it has ended. */
record LaneVerdict(Lane lane, String provider, Tally tally, LaneRecord record) {

    /** Reads the reports below {@code directory}; {@code provider} is the class that had to answer. */
    static LaneVerdict read(Lane lane, String provider, Path directory) throws IOException {
        Path reports = directory.resolve(lane.name());
        return new LaneVerdict(lane, provider, Tally.read(reports), LaneRecord.read(reports));
    }

    /** The counts in one line, whether they are as they should be or not. */
    String line() {
        return "TCK %s: %d run, %d failed, %d errors, %d skipped, excluded: %s (%s)"
                .formatted(
                        lane.name(),
                        tally.run().size(),
                        tally.failures().size(),
                        tally.errors().size(),
                        tally.skipped().size(),
                        briefly(record.exclusions()),
                        record.subject());
    }

    /** Everything that keeps this lane from counting as passed; empty if it did. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (tally.run().size() != lane.suite().tests()) {
            complaints.add(
                    "ran " + tally.run().size() + " tests, not " + lane.suite().tests());
        }
        complainOf(tally.failures(), "failed", complaints);
        complainOf(tally.errors(), "ended in an error", complaints);
        complainOf(tally.skipped(), "skipped", complaints);
        complainOf(without(record.exclusions(), lane.suite().exclusions()), "excluded", complaints);
        complainOf(without(lane.suite().exclusions(), record.exclusions()), "not seen being excluded", complaints);
        if (!record.providers().equals(Set.of(provider))) {
            complaints.add("ran on " + record.providers() + ", not on " + provider);
        }
        if (record.uris().size() != 1 || !record.uris().first().startsWith(lane.uri())) {
            complaints.add("default URI " + record.uris() + ", not one that begins with " + lane.uri());
        }
        return complaints.stream()
                .map(text -> "TCK " + lane.name() + ": " + text)
                .toList();
    }

    private static void complainOf(Set<String> tests, String what, List<String> complaints) {
        tests.forEach(test -> complaints.add(what + ": " + test));
    }

    private static NavigableSet<String> without(Set<String> tests, Set<String> others) {
        NavigableSet<String> left = new TreeSet<>(tests);
        left.removeAll(others);
        return left;
    }

    private static String briefly(Set<String> tests) {
        return tests.isEmpty()
                ? "none"
                : tests.stream()
                        .map(test -> test.substring(test.lastIndexOf('.', Math.max(0, test.indexOf('#'))) + 1))
                        .collect(Collectors.joining(", "));
    }
}
