// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What clients said to a server, command by command: without values, and with the names that an application knows. */
final class Trips {

    private static final Pattern STORING = Pattern.compile("(set|add|replace|cas) .*");
    private static final int LENGTH = 4;

    private Trips() {}

    /** The commands in bytes that were overheard, each byte a character. */
    static List<String> commands(String asked) {
        List<String> found = new ArrayList<>();
        for (int at = 0; at < asked.length(); ) {
            int end = asked.indexOf("\r\n", at);
            String line = asked.substring(at, end);
            at = end + 2;
            if (STORING.matcher(line).matches()) {
                at += Integer.parseInt(line.split(" ")[LENGTH]) + 2;
            }
            found.add(shown(line));
        }
        return found;
    }

    /** What tells nothing of the kind of a command is left out: flags, lengths, unique numbers. */
    private static String shown(String line) {
        String named = line.replaceAll("larder:@generation:\\S+", "generation")
                .replaceAll("larder:[^ :]+:[^ :]+:s(\\S+)", "$1");
        return STORING.matcher(named).matches()
                ? named.replaceAll("^(\\S+ \\S+) .*", "$1")
                : named.replaceAll(" C[0-9]+", " C");
    }
}
