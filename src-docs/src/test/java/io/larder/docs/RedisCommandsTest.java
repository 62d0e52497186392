// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.Await;
import io.larder.testing.servers.MonitoredCommand;
import io.larder.testing.servers.RedisMonitor;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page's table of commands against what a server says it was asked. */
class RedisCommandsTest {

    private static final Set<String> OPTIONS = Set.of("NX", "XX", "PX", "KEEPTTL", "GET");
    private static final Pattern CODE = Pattern.compile("`([A-Z ]+)`");

    private static final RedisServer SERVER = RedisServer.start();

    @AfterAll
    static void close() {
        Caching.getCachingProvider().close();
        SERVER.close();
    }

    static Stream<String> rows() {
        return Pages.table("redis.adoc", "commands").stream().map(row -> row.get(0));
    }

    @Test
    void table_hasARowForEachUse() {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(Use.COMMON.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void operation_asOnThePage_sendsTheCommandsThatStandThere(String operation) {
        Use use = Objects.requireNonNull(Use.COMMON.get(operation));
        String cell = Pages.table("redis.adoc", "commands").stream()
                .filter(row -> row.get(0).equals(operation))
                .map(row -> row.get(2))
                .findFirst()
                .orElseThrow();
        for (Consumer<Cache<String, Integer>> one : use.operations()) {
            List<String> sent = sent(use.configuration(), one);
            // what a clear leaves is swept in the background
            assertThat(cell.endsWith("generation") ? sent.subList(0, 1) : sent).isEqualTo(expected(cell));
        }
    }

    /** A command that the page calls one for each key is sent twice here. */
    private static List<String> expected(String cell) {
        List<String> commands = new ArrayList<>();
        for (String part : cell.split(", ")) {
            String command = CODE.matcher(part)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
            List<String> words = List.of(command.split(" "));
            String shown = shown(words.get(0), words.stream().skip(1));
            commands.addAll(Collections.nCopies(part.endsWith("each key") ? 2 : 1, shown));
        }
        return commands;
    }

    private static List<String> sent(
            LarderConfiguration<String, Integer> configuration, Consumer<Cache<String, Integer>> operation) {
        try (CacheManager manager =
                Caching.getCachingProvider().getCacheManager(URI.create(SERVER.uri() + "?tracking=off"), null)) {
            Cache<String, Integer> cache = manager.createCache("numbers", configuration);
            cache.put("a", 1);
            cache.put("b", 1);
            cache.replace("a", 1, 1); // now the server knows the script
            try (RedisMonitor monitor = SERVER.monitor()) {
                operation.accept(cache);
                return monitor.commands().stream()
                        .filter(isAbout("numbers").and(command -> !isGenerationRead(command)))
                        .map(RedisCommandsTest::shown)
                        .toList();
            } finally {
                SERVER.command("FLUSHALL");
            }
        }
    }

    /** About its entries or its generation, and not sent by a script. What is swept behind it is found by other names. */
    private static Predicate<MonitoredCommand> isAbout(String cache) {
        return command -> Set.of("MULTI", "EXEC").contains(command.name())
                || (!command.client().equals("lua")
                        && command.words().stream()
                                .anyMatch(word -> word.startsWith("larder:" + cache + ":")
                                        || word.equals("larder:@generation:" + cache)));
    }

    private static boolean isGenerationRead(MonitoredCommand command) {
        return command.name().equals("GET") && command.words().get(1).startsWith("larder:@generation:");
    }

    private static String shown(MonitoredCommand command) {
        List<String> words = command.words();
        return switch (command.name()) {
            case "SET" -> shown("SET", words.stream().skip(3));
            case "GETEX" -> shown("GETEX", words.stream().skip(2));
            default -> command.name();
        };
    }

    /** The command and those of its options that change what it does, in alphabetical order. */
    private static String shown(String name, Stream<String> words) {
        Stream<String> options =
                words.map(word -> word.toUpperCase(Locale.ROOT)).filter(OPTIONS::contains);
        return String.join(" ", Stream.concat(Stream.of(name), options.sorted()).toList());
    }

    @Test
    void operation_withoutTracking_asksForTheGenerationAlongWithEachTrip() {
        try (CacheManager manager =
                Caching.getCachingProvider().getCacheManager(URI.create(SERVER.uri() + "?tracking=off"), null)) {
            Cache<String, Integer> cache = manager.createCache("numbers", Use.numbers());
            cache.put("a", 1);
            try (RedisMonitor monitor = SERVER.monitor()) {
                assertThat(cache.get("a")).isEqualTo(1);
                assertThat(monitor.commands().stream()
                                .filter(isAbout("numbers"))
                                .map(command -> Arrays.asList(
                                        command.name(), command.words().get(1)))
                                .map(words ->
                                        words.get(0) + " " + words.get(1).replaceFirst("(larder:numbers:).*", "$1")))
                        .containsExactly("GET larder:@generation:numbers", "GET larder:numbers:");
            }
        }
    }

    @Test
    void operation_withTracking_sendsNothingMoreThanTheTableSays() {
        try (CacheManager manager = Caching.getCachingProvider().getCacheManager(SERVER.uri(), null)) {
            Cache<String, Integer> cache = manager.createCache("tracked", Use.numbers());
            try (RedisMonitor monitor = SERVER.monitor()) {
                Await.until("tracking", () -> {
                    cache.get("a");
                    return monitor.commands().stream()
                            .filter(isAbout("tracked"))
                            .noneMatch(RedisCommandsTest::isGenerationRead);
                });
                cache.get("a");
                assertThat(monitor.commands().stream()
                                .filter(isAbout("tracked"))
                                .map(MonitoredCommand::name))
                        .containsExactly("GET");
            }
        }
    }
}
