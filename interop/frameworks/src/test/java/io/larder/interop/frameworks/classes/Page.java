// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import io.larder.testing.PageTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page on frameworks, whose tables tests hold to what happens. */
final class Page {

    private static final Path PAGE =
            Path.of(System.getProperty("docs.root"), "src-docs/src/docs/asciidoc/frameworks.adoc");

    private Page() {}

    /** As {@link PageTable#rows}, by their first cells. */
    static Map<String, List<String>> table(String anchor) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        PageTable.rows(PAGE, anchor).forEach(cells -> rows.put(cells.get(0), cells.subList(1, cells.size())));
        return rows;
    }
}
