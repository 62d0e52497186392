// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, from the command line.
 *
 * @param pace       how long
 * @param cells      what
 * @param contenders who
 * @param settings   settings of Larder's manager
 * @param server     a running server; null to start one
 * @param directory  where {@code results.md} and {@code results.json} go
 */
record TieredArguments(
        TieredPace pace,
        List<TieredCell> cells,
        List<TieredContender> contenders,
        Map<String, String> settings,
        @Nullable URI server,
        Path directory) {

    static final String USAGE = """
            Usage: java -jar larder-benchmarks.jar tiered [quick|full] [options]
              --threads 1,2        how many threads ask at once, in each JVM
              --rows REGEX         only rows whose name contains a match, e.g. '^near hit'
              --contenders A,B     of larder, local, bounded, baseline, redisson
              --rounds N           turns of each contender in each row
              --slice MILLIS       how long a turn counts
              --warmup MILLIS      how long each thing is done before anything counts
              --changes N          how many changes are looked for at each turn
              --larder A=B,C=D     settings of Larder's manager, e.g. larder.connections=8
              --server URI         redis://[user:password@]host:port instead of a redis-server of
                                   its own; its databases must be empty, and are emptied
              --out DIRECTORY      where results.md and results.json go; default: the working directory""";

    static TieredArguments parse(String... words) {
        Map<String, String> options = new LinkedHashMap<>();
        TieredPace pace = TieredPace.named("quick");
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("--") && i + 1 < words.length) {
                options.put(words[i], words[i + 1]);
                i++;
            } else if (words[i].startsWith("--")) {
                throw new IllegalArgumentException("Option without its value: " + words[i]);
            } else {
                pace = TieredPace.named(words[i]);
            }
        }
        TieredArguments arguments = from(pace, options);
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("Unknown option " + options.keySet());
        }
        return arguments;
    }

    /** Takes out what it knows. */
    private static TieredArguments from(TieredPace preset, Map<String, String> options) {
        List<Integer> threads =
                take(options, "--threads").map(TieredArguments::numbers).orElse(List.of(1, 2));
        return new TieredArguments(
                pace(preset, options),
                matching(take(options, "--rows").orElse(""), threads),
                take(options, "--contenders").map(TieredContender::named).orElse(List.of(TieredContender.values())),
                take(options, "--larder").map(TieredArguments::settings).orElse(Map.of()),
                take(options, "--server").map(URI::create).orElse(null),
                Path.of(take(options, "--out").orElse("")));
    }

    private static TieredPace pace(TieredPace preset, Map<String, String> options) {
        TieredPace pace = preset;
        pace = pace.withRounds(number(options, "--rounds", pace.rounds()));
        pace = pace.withChanges(number(options, "--changes", pace.changes()));
        pace = pace.withSlice(
                Duration.ofMillis(number(options, "--slice", (int) pace.slice().toMillis())));
        return pace.withWarmup(Duration.ofMillis(
                number(options, "--warmup", (int) pace.warmup().toMillis())));
    }

    private static Optional<String> take(Map<String, String> options, String name) {
        return Optional.ofNullable(options.remove(name));
    }

    private static int number(Map<String, String> options, String name, int preset) {
        return take(options, name).map(TieredArguments::positive).orElse(preset);
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",", -1)).map(TieredArguments::positive).toList();
    }

    private static int positive(String number) {
        int parsed = Integer.parseInt(number.strip());
        if (parsed < 1) {
            throw new IllegalArgumentException("Must be at least 1: " + number);
        }
        return parsed;
    }

    private static Map<String, String> settings(String list) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : list.split(",", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not name=value: " + setting);
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }

    private static List<TieredCell> matching(String regex, List<Integer> threads) {
        List<TieredCell> all = TieredCell.all(threads);
        List<TieredCell> cells = new ArrayList<>(all);
        cells.removeIf(cell -> !Pattern.compile(regex).matcher(cell.label()).find());
        if (cells.isEmpty()) {
            String names =
                    String.join(" | ", all.stream().map(TieredCell::label).toList());
            throw new IllegalArgumentException("No row matches '" + regex + "'; there are: " + names);
        }
        return cells;
    }

    /** With how many threads at most. */
    int mostThreads() {
        return cells.stream().mapToInt(TieredCell::threads).max().orElseThrow();
    }
}
