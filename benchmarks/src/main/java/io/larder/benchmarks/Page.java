// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page of Markdown that grows from its title to its end.
 *
 * @param <C> what tables have columns for
 */
public final class Page<C> {
    private final List<C> contenders;
    private final StringBuilder text = new StringBuilder();

    /** A page with nothing on it, for the contenders that {@link #cells} makes columns of. */
    public Page(List<C> contenders) {
        this.contenders = contenders;
    }

    /** The title, and what there is to know of the run. */
    public void begin(String title, Map<String, String> facts) {
        text.append("# ").append(title).append("\n\n");
        facts.forEach((name, fact) ->
                text.append("- ").append(name).append(": ").append(fact).append('\n'));
    }

    /** A heading, and a sentence without its full stop. */
    public void section(String title, String what) {
        text.append("\n## ").append(title).append("\n\n").append(what).append(".\n\n");
    }

    /** The head of a table. */
    public void head(List<String> cells) {
        line(cells);
        line(cells.stream().map(cell -> "---").toList());
    }

    /** A line of a table. */
    public void line(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A cell, and one for each contender. */
    public List<String> cells(String first, Function<C, String> cell) {
        List<String> cells = new ArrayList<>();
        cells.add(first);
        contenders.forEach(contender -> cells.add(cell.apply(contender)));
        return cells;
    }

    /** All that is on it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
