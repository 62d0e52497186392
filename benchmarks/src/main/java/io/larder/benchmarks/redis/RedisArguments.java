// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, from the command line.
 *
 * @param pace       how long
 * @param threads    with how many threads, in this order
 * @param operations which operations
 * @param contenders who
 * @param settings   settings of Larder's manager
 * @param server     a running server; null to start one
 * @param directory  where {@code results.md} and {@code results.json} go
 */
record RedisArguments(
        RedisPace pace,
        List<Integer> threads,
        List<Operation> operations,
        List<RedisContender> contenders,
        Map<String, String> settings,
        @Nullable URI server,
        Path directory) {

    static final String USAGE = """
            Usage: java -jar larder-benchmarks.jar redis [quick|full] [options]
              --threads 1,8,64     how many threads ask at once
              --rows REGEX         only operations whose name contains a match, e.g. '^get'
              --contenders A,B     of larder, jedis, lettuce, redisson
              --rounds N           turns of each contender in each row
              --slice MILLIS       how long a turn counts
              --warmup MILLIS      how long each operation is done before anything counts
              --larder A=B,C=D     settings of Larder's manager, e.g. larder.connections=8
              --server URI         redis://[user:password@]host:port instead of a redis-server of
                                   its own; its databases must be empty, and are emptied
              --out DIRECTORY      where results.md and results.json go; default: the working directory""";

    static RedisArguments parse(String... words) {
        RedisArguments arguments = new RedisArguments(
                RedisPace.named("quick"),
                List.of(1, 8, 64),
                List.of(Operation.values()),
                List.of(RedisContender.values()),
                Map.of(),
                null,
                Path.of(""));
        // a preset is what options change, wherever it stands
        for (String word : words) {
            if (word.equals("quick") || word.equals("full")) {
                arguments = arguments.with(RedisPace.named(word));
            }
        }
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("--") && i + 1 < words.length) {
                arguments = arguments.with(words[i], words[i + 1]);
                i++;
            } else if (!words[i].equals("quick") && !words[i].equals("full")) {
                throw new IllegalArgumentException("Unknown word, or option without its value: " + words[i]);
            }
        }
        return arguments;
    }

    private RedisArguments with(String option, String value) {
        return switch (option) {
            case "--threads" -> withThreads(numbers(value));
            case "--rows" ->
                new RedisArguments(pace, threads, matching(value), contenders, settings, server, directory);
            case "--contenders" ->
                new RedisArguments(pace, threads, operations, RedisContender.named(value), settings, server, directory);
            case "--rounds" -> with(pace.withRounds(positive(value)));
            case "--slice" -> with(pace.withSlice(Duration.ofMillis(positive(value))));
            case "--warmup" -> with(pace.withWarmup(Duration.ofMillis(positive(value))));
            case "--larder" ->
                new RedisArguments(pace, threads, operations, contenders, settings(value), server, directory);
            case "--server" ->
                new RedisArguments(pace, threads, operations, contenders, settings, URI.create(value), directory);
            case "--out" -> new RedisArguments(pace, threads, operations, contenders, settings, server, Path.of(value));
            default -> throw new IllegalArgumentException("Unknown option " + option);
        };
    }

    private RedisArguments with(RedisPace other) {
        return new RedisArguments(other, threads, operations, contenders, settings, server, directory);
    }

    private RedisArguments withThreads(List<Integer> other) {
        return new RedisArguments(pace, other, operations, contenders, settings, server, directory);
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",", -1)).map(RedisArguments::positive).toList();
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

    private static List<Operation> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        List<Operation> operations = Arrays.stream(Operation.values())
                .filter(operation -> pattern.matcher(operation.label()).find())
                .toList();
        if (operations.isEmpty()) {
            String names = String.join(
                    " | ",
                    Arrays.stream(Operation.values()).map(Operation::label).toList());
            throw new IllegalArgumentException("No row matches '" + regex + "'; there are: " + names);
        }
        return operations;
    }
}
