// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation as they are written. */
final class Pages {

    private static final Path SOURCES = Path.of(System.getProperty("docs.root"), "src-docs", "src", "docs", "asciidoc");

    private Pages() {}

    /** Every page. */
    static List<Path> all() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".adoc")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("There are no pages at " + SOURCES, e);
        }
    }

    static String text(String page) {
        return text(SOURCES.resolve(page));
    }

    static String text(Path page) {
        try {
            return Files.readString(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + page, e);
        }
    }

    /**
     * The rows of a table without its head: one line each, a bar before each cell.
     *
     * @param anchor of the section or block in which it is the first table
     */
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
                .map(line -> Arrays.stream(line.substring(2).split(" \\| "))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
