// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, from the command line.
 *
 * @param pace         how long
 * @param serverCounts with how many servers, in this order
 * @param threads      with how many threads, in this order
 * @param operations   which operations
 * @param contenders   who
 * @param settings     settings of Larder's manager
 * @param server       a running server; null to start one
 * @param directory    where {@code results.md} and {@code results.json} go
 */
record RemoteArguments(
        RemotePace pace,
        List<Integer> serverCounts,
        List<Integer> threads,
        List<Operation> operations,
        List<Contender> contenders,
        Map<String, String> settings,
        @Nullable URI server,
        Path directory) {

    private static final Set<String> PRESETS = Set.of("quick", "full");
    private static final Set<String> OPTIONS = Set.of(
            "--servers",
            "--threads",
            "--rows",
            "--contenders",
            "--rounds",
            "--slice",
            "--warmup",
            "--larder",
            "--server",
            "--out");

    static RemoteArguments parse(Suite suite, String... words) {
        String preset = "quick";
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            if (OPTIONS.contains(words[i]) && i + 1 < words.length) {
                options.put(words[i], words[i + 1]);
                i++;
            } else if (PRESETS.contains(words[i])) {
                preset = words[i];
            } else {
                throw new IllegalArgumentException("Unknown word, or option without its value: " + words[i]);
            }
        }
        Given given = new Given(options);
        return new RemoteArguments(
                paced(suite.pace(preset), given),
                given.or("--servers", RemoteArguments::numbers, suite.serverCounts()),
                given.or("--threads", RemoteArguments::numbers, List.of(1, 8, 64)),
                given.or("--rows", regex -> matching(suite.operations(), regex), suite.operations()),
                given.or("--contenders", labels -> contenders(suite, labels), suite.contenders()),
                given.or("--larder", RemoteArguments::settings, Map.of()),
                options.containsKey("--server") ? URI.create(options.get("--server")) : null,
                given.or("--out", Path::of, Path.of("")));
    }

    /** What stands on the command line. */
    private record Given(Map<String, String> options) {
        <T> T or(String option, Function<String, T> reading, T otherwise) {
            String value = options.get(option);
            return value == null ? otherwise : reading.apply(value);
        }
    }

    private static RemotePace paced(RemotePace preset, Given given) {
        return preset.withRounds(given.or("--rounds", RemoteArguments::positive, preset.rounds()))
                .withSlice(given.or("--slice", RemoteArguments::millis, preset.slice()))
                .withWarmup(given.or("--warmup", RemoteArguments::millis, preset.warmup()));
    }

    private static Duration millis(String number) {
        return Duration.ofMillis(positive(number));
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",", -1)).map(RemoteArguments::positive).toList();
    }

    private static int positive(String number) {
        int parsed = Integer.parseInt(number.strip());
        if (parsed < 1) {
            throw new IllegalArgumentException("Must be at least 1: " + number);
        }
        return parsed;
    }

    private static List<Contender> contenders(Suite suite, String labels) {
        return Arrays.stream(labels.split(",", -1))
                .map(label -> suite.labelled(label.strip()))
                .toList();
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

    private static List<Operation> matching(List<Operation> all, String regex) {
        Pattern pattern = Pattern.compile(regex);
        List<Operation> operations = all.stream()
                .filter(operation -> pattern.matcher(operation.label()).find())
                .toList();
        if (operations.isEmpty()) {
            String names = String.join(" | ", all.stream().map(Operation::label).toList());
            throw new IllegalArgumentException("No row matches '" + regex + "'; there are: " + names);
        }
        return operations;
    }
}
