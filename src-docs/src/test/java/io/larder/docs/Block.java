// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * A part of a page that is no prose.
 *
 * @param page it stands on
 * @param line of the page, from 1
 * @param anchor the last {@code [#anchor]} of its section before it; empty if there is none
 * @param holders the classes that a comment before it names
 * @param body its lines, without the delimiters; of an image, the name of the file
 */
record Block(Path page, int line, Kind kind, String anchor, List<String> holders, List<String> body) {

    enum Kind {
        TABLE,
        LISTING,
        IMAGE
    }

    String pageName() {
        return page.getFileName().toString();
    }

    /** Whether it shows nothing of its own. */
    boolean isIncluded() {
        int head = kind == Kind.TABLE ? 1 : 0; // of figures, whose head is the page's own
        return kind != Kind.IMAGE
                && body.size() > head
                && body.stream()
                        .skip(head)
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> line.startsWith("include::"));
    }

    /** Whether it consists of commands to type in, and tells nothing of what they say. */
    boolean isCommands() {
        return kind == Kind.LISTING && !commands().isEmpty() && commandLines() == body.size();
    }

    private long commandLines() {
        boolean goesOn = false;
        long lines = 0;
        for (String line : body) {
            if (goesOn || line.startsWith("$ ")) {
                lines++;
                goesOn = line.endsWith("\\");
            }
        }
        return lines;
    }

    /** Without prompts, each in one line. */
    List<String> commands() {
        String joined = String.join("\n", body).replaceAll("\\\\\n *", "");
        return joined.lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2).strip())
                .toList();
    }

    @Override
    public String toString() {
        return pageName() + ":" + line + " (" + kind + (anchor.isEmpty() ? "" : " at " + anchor) + ")";
    }
}
