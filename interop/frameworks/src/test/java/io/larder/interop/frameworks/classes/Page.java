// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page on frameworks, whose tables tests hold to what happens. */
final class Page {

    private static final Path PAGE =
            Path.of(System.getProperty("docs.root"), "src-docs/src/docs/asciidoc/frameworks.adoc");
    private static final String EDGE = "\n|===\n";

    private Page() {}

    /**
     * The rows of a table without its head, by their first cells: one line each, a bar before each cell.
     *
     * @param anchor of the section in which it is the first table
     */
    static Map<String, List<String>> table(String anchor) {
        String text = text();
        int section = text.indexOf("[#" + anchor + "]");
        int begin = text.indexOf(EDGE, section);
        int end = text.indexOf(EDGE, begin + 1);
        if (section < 0 || begin < 0 || end < 0) {
            throw new IllegalArgumentException("There is no table " + anchor + " in " + PAGE);
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        text.substring(begin + EDGE.length(), end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> List.of(line.substring(2).split(" \\| ")))
                .forEach(cells -> rows.put(
                        cells.get(0).strip(),
                        cells.stream().skip(1).map(String::strip).toList()));
        return rows;
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + PAGE, e);
        }
    }
}
