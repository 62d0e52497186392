// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.testing.PageTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** As {@link PageTable#rows}, of one of these pages. */
    static List<List<String>> table(String page, String anchor) {
        return PageTable.rows(SOURCES.resolve(page), anchor);
    }
}
