// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tables of the pages that tell how to replace a provider. */
final class Pages {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "."), "..", "..", "src-docs", "src", "docs", "asciidoc");

    private Pages() {}

    static String text(String page) {
        try {
            return Files.readString(SOURCES.resolve(page), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + page, e);
        }
    }

    /** The rows of the first table behind the anchor, without its head: one line each, a bar before each cell. */
    static List<List<String>> table(String page, String anchor) {
        String text = text(page);
        int section = text.indexOf("[#" + anchor + "]");
        int begin = text.indexOf("\n|===\n", section);
        int end = text.indexOf("\n|===\n", begin + 1);
        if (section < 0 || begin < 0 || end < 0) {
            throw new IllegalArgumentException("There is no table " + anchor + " in " + page);
        }
        return text.substring(begin + 6, end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(Pages::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(2).split(" \\| ", -1))
                .map(String::strip)
                .toList();
    }
}
