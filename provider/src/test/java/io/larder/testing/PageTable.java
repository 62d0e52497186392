// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tables of the documentation, as they are written. */
public final class PageTable {

    private static final String EDGE = "\n|===\n";

    private PageTable() {}

    /**
     * The rows of a table without its head: one line each, a bar before each cell.
     *
     * @param anchor of the section or block in which it is the first table
     */
    public static List<List<String>> rows(Path page, String anchor) {
        String text = text(page);
        int section = text.indexOf("[#" + anchor + "]");
        int begin = text.indexOf(EDGE, section);
        int end = text.indexOf(EDGE, begin + 1);
        if (section < 0 || begin < 0 || end < 0) {
            throw new IllegalArgumentException("There is no table " + anchor + " in " + page);
        }
        return text.substring(begin + EDGE.length(), end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(PageTable::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split(" \\|(?= )", -1))
                .map(String::strip)
                .toList();
    }

    private static String text(Path page) {
        try {
            return Files.readString(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + page, e);
        }
    }
}
