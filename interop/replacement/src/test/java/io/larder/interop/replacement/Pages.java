// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import io.larder.testing.PageTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** As {@link PageTable#rows}, of one of these pages. */
    static List<List<String>> table(String page, String anchor) {
        return PageTable.rows(SOURCES.resolve(page), anchor);
    }
}
