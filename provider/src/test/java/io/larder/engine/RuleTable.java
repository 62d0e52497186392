// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of rules as a reader sees it: a line of headings, then one line a case, cells between bars. */
final class RuleTable {

    private RuleTable() {}

    static Stream<Row> rows(String text) {
        List<List<String>> lines = text.lines().map(RuleTable::cells).toList();
        List<String> headings = lines.get(0);
        return lines.stream().skip(1).map(cells -> new Row(headings, cells));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Arrays.stream(line.split("\\|", -1)).map(String::strip).forEach(cells::add);
        return cells;
    }

    record Row(List<String> headings, List<String> cells) {

        Row {
            if (headings.size() != cells.size()) {
                throw new IllegalArgumentException(
                        "This row has " + cells.size() + " cells, not one for each of " + headings + ": " + cells);
            }
        }

        String text(String heading) {
            int column = headings.indexOf(heading);
            if (column < 0) {
                throw new IllegalArgumentException("There is no column '" + heading + "' in " + headings);
            }
            return cells.get(column);
        }

        /** Null where the cell says "-". */
        @Nullable
        String orNull(String heading) {
            String text = text(heading);
            return text.equals("-") ? null : text;
        }

        /** What another column says where the cell says "=". */
        String textOr(String heading, String other) {
            String text = text(heading);
            return text.equals("=") ? text(other) : text;
        }

        @Override
        public String toString() {
            return String.join(" | ", cells);
        }
    }
}
