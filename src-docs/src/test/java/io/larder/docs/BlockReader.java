// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.docs.Block.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of one page, in AsciiDoc or Markdown. */
final class BlockReader {

    private static final Pattern HELD = Pattern.compile("(?://|<!--) held by ([A-Za-z0-9, ]+?)(?: -->)?");
    private static final Pattern ANCHOR = Pattern.compile("\\[#([a-z0-9-]+)[^\\]]*]");
    private static final Pattern IMAGE = Pattern.compile("image::([^\\[]+)\\[.*|!\\[[^\\]]*]\\(([^)]+)\\).*");
    private static final Pattern SECTION = Pattern.compile("={1,5} .*|#{1,5} .*");
    private static final Pattern FENCE = Pattern.compile("----+|\\.\\.\\.\\.+|```.*");

    private final Path page;
    private final boolean markdown;
    private final List<String> lines;
    private final List<Block> found = new ArrayList<>();
    private List<String> holders = List.of();
    private String anchor = "";
    private int at;

    private BlockReader(Path page, String text) {
        this.page = page;
        this.markdown = page.toString().endsWith(".md");
        this.lines = text.lines().map(String::strip).toList();
    }

    static List<Block> blocks(Path page, String text) {
        BlockReader reader = new BlockReader(page, text);
        while (reader.at < reader.lines.size()) {
            reader.next();
        }
        return List.copyOf(reader.found);
    }

    private void next() {
        String line = lines.get(at);
        Matcher held = HELD.matcher(line);
        Matcher named = ANCHOR.matcher(line);
        Matcher image = IMAGE.matcher(line);
        if (held.matches()) {
            holders = List.of(held.group(1).split(", *"));
        } else if (named.matches()) {
            anchor = named.group(1);
        } else if (line.equals("|===")) {
            fenced(Kind.TABLE, line);
        } else if (FENCE.matcher(line).matches()) {
            fenced(Kind.LISTING, line.startsWith("```") ? "```" : line);
        } else if (markdown && line.startsWith("|")) {
            rows();
        } else if (image.matches()) {
            found(Kind.IMAGE, at + 1, List.of(image.group(1) == null ? image.group(2) : image.group(1)));
        } else if (!line.isEmpty() && !line.startsWith("[") && !line.startsWith(".")) {
            prose(line);
        }
        at++;
    }

    /** What stands between a comment and a block takes the comment's meaning away. */
    private void prose(String line) {
        holders = List.of();
        if (SECTION.matcher(line).matches() && !isNamedBefore()) {
            anchor = "";
        }
    }

    private boolean isNamedBefore() {
        return at > 0 && ANCHOR.matcher(lines.get(at - 1)).matches();
    }

    private void fenced(Kind kind, String end) {
        int from = at + 1;
        do {
            at++;
        } while (at < lines.size() && !lines.get(at).equals(end));
        found(kind, from, lines.subList(from, Math.min(at, lines.size())));
    }

    private void rows() {
        int from = at;
        while (at + 1 < lines.size() && lines.get(at + 1).startsWith("|")) {
            at++;
        }
        found(Kind.TABLE, from + 1, lines.subList(from, at + 1));
    }

    private void found(Kind kind, int line, List<String> body) {
        found.add(new Block(page, line, kind, anchor, holders, List.copyOf(body)));
        holders = List.of();
    }
}
