// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints the counts of all lanes and fails the build unless every one of them passed whole. */
public final class Verdict {
    private Verdict() {}

    /**
     * Judges lanes that have ended.
     *
     * @param arguments the directory of the reports, the class name of the provider, then the lanes, each as
     *     {@code name=suite@uri}
     * @throws IllegalStateException if a lane did not pass, naming all that is wrong with all lanes
     * @throws IOException if a report cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        judge(arguments, System.out);
    }

    static void judge(String[] arguments, PrintStream out) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("Nothing to judge: name the directory of the reports, the provider and"
                    + " at least one lane as name=suite@uri, not " + Arrays.toString(arguments));
        }
        Path directory = Path.of(arguments[0]);
        List<String> complaints = new ArrayList<>();
        for (Lane lane : Arrays.stream(arguments).skip(2).map(Lane::parse).toList()) {
            LaneVerdict verdict = LaneVerdict.read(lane, arguments[1], directory);
            out.println(verdict.line());
            complaints.addAll(verdict.complaints());
        }
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(
                    "The kit did not pass. Reports are in " + directory + ".\n" + String.join("\n", complaints));
        }
    }
}
