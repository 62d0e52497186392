// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with and without a unit, as settings write them. */
final class Quantities {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+)([A-Za-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private Quantities() {}

    static long parseInteger(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a whole number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Its message would repeat the text, which may be a secret.
            throw new IllegalArgumentException("is a number too large");
        }
    }

    static Duration parseDuration(String text) {
        return Duration.ofMillis(parse(text, MILLIS, "a duration such as 250ms, 30s, 5m, 12h or 7d"));
    }

    static long parseSize(String text) {
        return parse(text, BYTES, "a size such as 4096, 64KiB, 16MiB or 1GiB");
    }

    /** The largest unit that needs no fraction. */
    static String print(Duration duration) {
        return print(duration.toMillis(), MILLIS);
    }

    static String printSize(long bytes) {
        return print(bytes, BYTES);
    }

    static void requireMilliseconds(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("is a negative duration");
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException("is a duration finer than a millisecond");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("is a duration of more than 2^63 - 1 milliseconds");
        }
    }

    private static long parse(String text, Map<String, Long> units, String expected) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        Long factor = parts.matches() ? units.get(parts.group(2)) : null;
        if (factor == null) {
            throw new IllegalArgumentException("is not " + expected);
        }
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), factor);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("is too large for " + expected);
        }
    }

    private static String print(long amount, Map<String, Long> units) {
        TreeMap<Long, String> byFactor = new TreeMap<>();
        units.forEach((unit, factor) -> byFactor.put(factor, unit));
        return byFactor.descendingMap().entrySet().stream()
                .filter(unit -> amount % unit.getKey() == 0)
                .findFirst()
                .map(unit -> amount / unit.getKey() + unit.getValue())
                .orElseThrow();
    }
}
