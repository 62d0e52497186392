// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the JVM of a lane says about itself and the reports do not: which provider answered, under which default URI, and
 * which tests the kit left out.
 */
record LaneRecord(NavigableSet<String> providers, NavigableSet<String> uris, NavigableSet<String> exclusions) {
    /** The file, beside the reports. */
    static final String FILE = "lane.record";

    private static final String PROVIDER = "provider ";
    private static final String URI = "uri ";
    private static final String EXCLUDED = "excluded ";

    /** Reads the record of a directory; it is empty if the JVM never ended in order. */
    static LaneRecord read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new LaneRecord(startingWith(PROVIDER, lines), startingWith(URI, lines), startingWith(EXCLUDED, lines));
    }

    /** Adds to what is in the directory already: a JVM may open more than one session. */
    void append(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        providers.forEach(provider -> lines.add(PROVIDER + provider));
        uris.forEach(uri -> lines.add(URI + uri));
        exclusions.forEach(test -> lines.add(EXCLUDED + test));
        Files.createDirectories(directory);
        Files.write(directory.resolve(FILE), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The provider and its URI, for people. */
    String subject() {
        return providers.stream().collect(joining(", ")) + " at "
                + uris.stream().collect(joining(", "));
    }

    private static NavigableSet<String> startingWith(String prefix, List<String> lines) {
        NavigableSet<String> found = new TreeSet<>();
        lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .forEach(found::add);
        return Collections.unmodifiableNavigableSet(found);
    }
}
