// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a suite wrote for people to read beside its {@link BenchmarkRun}: here are the goals. */
final class BenchmarkReport {

    private final String text;

    private BenchmarkReport(String text) {
        this.text = text;
    }

    /** @param suite such as {@code redis} */
    static BenchmarkReport read(Path repository, String suite) throws IOException {
        return new BenchmarkReport(Files.readString(repository.resolve("benchmarks/results/" + suite + "-quick.md")));
    }

    /** The cells of the table below that heading, its head first. */
    List<List<String>> table(String heading) {
        int begin = text.indexOf("## " + heading + "\n");
        if (begin < 0) {
            throw new IllegalArgumentException("There is no '" + heading + "' in the report");
        }
        int end = text.indexOf("\n## ", begin);
        return text.substring(begin, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(2).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
    }
}
