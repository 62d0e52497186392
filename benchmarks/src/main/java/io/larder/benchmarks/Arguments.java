// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What to measure, from the command line.
 *
 * @param pace       how long
 * @param measure    by what speeds are compared
 * @param rows       which rows
 * @param contenders which providers
 * @param heap       whether caches are weighed
 * @param directory  where {@code results.md} and {@code results.json} go
 */
record Arguments(Pace pace, Measure measure, List<Row> rows, List<Contender> contenders, boolean heap, Path directory) {
    static final String USAGE = """
            Usage: java -jar larder-benchmarks.jar quick|full [options]
              --rounds N           forks for each subject of a row
              --warmups N          iterations before those that count; more if others use the
                                   machine, since the compiler has to wait too
              --rows REGEX         only rows whose name contains a match, e.g. '^get'
              --contenders A,B     of larder, caffeine, ehcache, cache2k
              --by clock|cpu       compare speeds by the clock (default) or, if others use the
                                   machine, by the measuring threads' processor time
              --no-heap            don't weigh caches
              --out DIRECTORY      where results.md and results.json go; default: the working directory

            Or: java -jar larder-benchmarks.jar redis --help (memcached --help)""";

    static Arguments parse(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("A preset is missing");
        }
        Arguments arguments = new Arguments(
                Pace.named(words[0]), Measure.CLOCK, Row.ALL, List.of(Contender.values()), true, Path.of(""));
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--no-heap")) {
                arguments = arguments.withoutHeap();
            } else if (i + 1 < words.length) {
                arguments = arguments.with(words[i], words[i + 1]);
                i++;
            } else {
                throw new IllegalArgumentException("Unknown option, or option without its value: " + words[i]);
            }
        }
        return arguments;
    }

    private Arguments with(String option, String value) {
        return switch (option) {
            case "--rounds" ->
                new Arguments(pace.withRounds(Integer.parseInt(value)), measure, rows, contenders, heap, directory);
            case "--by" ->
                new Arguments(pace, Measure.valueOf(value.toUpperCase(Locale.ROOT)), rows, contenders, heap, directory);
            case "--warmups" ->
                new Arguments(pace.withWarmups(Integer.parseInt(value)), measure, rows, contenders, heap, directory);
            case "--rows" -> new Arguments(pace, measure, matching(value), contenders, heap, directory);
            case "--contenders" -> new Arguments(pace, measure, rows, named(value), heap, directory);
            case "--out" -> new Arguments(pace, measure, rows, contenders, heap, Path.of(value));
            default -> throw new IllegalArgumentException("Unknown option " + option);
        };
    }

    private Arguments withoutHeap() {
        return new Arguments(pace, measure, rows, contenders, false, directory);
    }

    private static List<Row> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        List<Row> rows = Row.ALL.stream()
                .filter(row -> pattern.matcher(row.name()).find())
                .toList();
        if (rows.isEmpty()) {
            String names = String.join(" | ", Row.ALL.stream().map(Row::name).toList());
            throw new IllegalArgumentException("No row matches '" + regex + "'; there are: " + names);
        }
        return rows;
    }

    private static List<Contender> named(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> Contender.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }
}
