// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many within a time: as many at once, and as many again, evenly, while that time passes.
 *
 * @param tokens at least one
 */
record Rate(long tokens, Duration period) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([smhd])");
    private static final Map<String, Duration> PERIODS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** Reads {@code 10/s}, {@code 600/m}, {@code 1000/h}, {@code 5000/d}. */
    static Rate parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A rate reads like 10/s, 600/m, 1000/h or 5000/d, and not " + text);
        }
        return new Rate(Long.parseLong(parts.group(1)), PERIODS.get(parts.group(2)));
    }

    /** How many may be granted within this time, if the bucket was full at its beginning. */
    double within(Duration time) {
        return tokens + tokens * ((double) time.toNanos() / period.toNanos());
    }
}
