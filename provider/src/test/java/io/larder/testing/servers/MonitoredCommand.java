// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a server has executed.
 *
 * @param client the address it came from; {@code lua} if a script called it
 * @param words name and arguments; bytes that are not ASCII stand as {@code \xff}
 */
public record MonitoredCommand(String client, List<String> words) {

    /** {@code 1339518083.107412 [0 127.0.0.1:60866] "set" "a" "1"}. */
    private static final Pattern LINE = Pattern.compile("[0-9.]+ \\[\\d+ ([^]]+)] (.*)", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    public MonitoredCommand {
        words = List.copyOf(words);
    }

    /** The command's name, in upper case. */
    public String name() {
        return words.get(0).toUpperCase(Locale.ROOT);
    }

    static MonitoredCommand parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a line of MONITOR: " + line);
        }
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(parts.group(2));
        while (word.find()) {
            words.add(ESCAPED.matcher(word.group(1)).replaceAll("$1"));
        }
        return new MonitoredCommand(parts.group(1), words);
    }
}
