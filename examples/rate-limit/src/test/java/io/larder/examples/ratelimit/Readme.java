// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What README.md shows, and how pom.xml runs the program. */
final class Readme {

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,.\u00a0\u202f]*");
    private static final Pattern ARGUMENT = Pattern.compile("<argument>([^-].*?)</argument>");

    private Readme() {}

    /** The lines of all blocks of this kind that are not blank. */
    static Stream<String> blocks(String kind) throws IOException {
        Pattern block = Pattern.compile("(?ms)^ *```" + kind + "\n(.*?)^ *```$");
        return block.matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(found -> found.group(1).lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty());
    }

    /** As the program prints them in another country, and on another day. */
    static List<String> withoutNumbers(Stream<String> lines) {
        return lines.map(line -> NUMBER.matcher(line).replaceAll("0"))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    /** The class that the profile {@code run} starts, and its arguments. */
    static List<String> programInPom() throws IOException {
        return ARGUMENT.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
