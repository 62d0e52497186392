// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears which tests the kit leaves out. The kit's rules replace such a test by a log line, and JUnit sees it pass; the
 * line is all there is. Should it stop coming, the kit's own exclusion is missed too, and the lane fails.
 */
final class ExclusionWatch extends Handler {
    private static final String MARK = "EXCLUDING TEST";
    private static final Pattern LINE = Pattern.compile("=+ EXCLUDING TEST '(\\S+)'\\s+'(\\S+)'\\.");

    private final NavigableSet<String> seen = new ConcurrentSkipListSet<>();

    /** The tests left out so far, each as {@code class#method}, or the whole line where it has another form. */
    NavigableSet<String> seen() {
        return new TreeSet<>(seen);
    }

    @Override
    public void publish(LogRecord record) {
        String message = record.getMessage();
        if (message != null && message.contains(MARK)) {
            Matcher line = LINE.matcher(message);
            seen.add(line.matches() ? line.group(1) + "#" + line.group(2) : message.strip());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
