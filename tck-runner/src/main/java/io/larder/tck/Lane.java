// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of one suite in a JVM of its own.
 *
 * @param name what it is called, and the directory its reports are in
 * @param suite what it runs
 * @param uri how the default URI of the provider it runs on has to begin
 */
record Lane(String name, Suite suite, String uri) {
    private static final Pattern FORM = Pattern.compile("([^=@\\s]+)=([^=@\\s]+)@(\\S+)");

    /** Reads {@code name=suite@uri}, for example {@code local=kit@local:}. */
    static Lane parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "Not a lane: '" + text + "'. Write it as name=suite@uri, for example local=kit@local:");
        }
        return new Lane(form.group(1), suite(form.group(2), text), form.group(3));
    }

    private static Suite suite(String name, String lane) {
        return Arrays.stream(Suite.values())
                .filter(suite -> name(suite).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown suite '" + name + "' in lane '" + lane
                        + "'. There are: "
                        + Arrays.stream(Suite.values()).map(Lane::name).collect(Collectors.joining(", "))));
    }

    private static String name(Suite suite) {
        return suite.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
