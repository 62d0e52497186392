// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.Await;
import io.larder.testing.servers.MonitoredCommand;
import io.larder.testing.servers.RedisMonitor;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page's table of commands against what a server says it was asked. */
class RedisCommandsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<String> OPTIONS = Set.of("NX", "XX", "PX", "KEEPTTL", "GET");
    private static final Pattern CODE = Pattern.compile("`([A-Z ]+)`");

    private static final RedisServer SERVER = RedisServer.start();

    @AfterAll
    static void close() {
        Caching.getCachingProvider().close();
        SERVER.close();
    }

    /** What an operation finds: a and b, both 1. */
    private record Use(
            LarderConfiguration<String, Integer> configuration, List<Consumer<Cache<String, Integer>>> operations) {

        @SafeVarargs
        @SuppressWarnings("varargs") // the list copies them
        static Use of(Consumer<Cache<String, Integer>>... operations) {
            return new Use(numbers().expireAfterModification(HOUR), List.of(operations));
        }

        Use with(LarderConfiguration<String, Integer> other) {
            return new Use(other, operations);
        }
    }

    private static LarderConfiguration<String, Integer> numbers() {
        return LarderConfiguration.of(String.class, Integer.class);
    }

    private static final Map<String, Use> USES = Map.ofEntries(
            entry("`get`", Use.of(cache -> cache.get("a"), cache -> cache.get("none"))),
            entry(
                    "`get` that renews the lifetime",
                    Use.of(cache -> cache.get("a")).with(numbers().expireAfterTouch(HOUR))),
            entry("`containsKey`", Use.of(cache -> cache.containsKey("a"), cache -> cache.containsKey("none"))),
            entry("`put`", Use.of(cache -> cache.put("a", 2), cache -> cache.put("none", 2))),
            entry(
                    "`put` where nothing expires",
                    Use.of(cache -> cache.put("a", 2)).with(numbers())),
            entry(
                    "`put` that keeps the lifetime",
                    Use.of(cache -> cache.put("a", 2)).with(numbers().expireAfterCreation(HOUR))),
            entry(
                    "`put` with a policy of your own",
                    Use.of(cache -> cache.put("a", 2)).with(numbers().expiry(OfOnesOwn::new))),
            entry("`getAndPut`", Use.of(cache -> cache.getAndPut("a", 2))),
            entry("`putIfAbsent`", Use.of(cache -> cache.putIfAbsent("a", 2), cache -> cache.putIfAbsent("none", 2))),
            entry("`replace(k,v)`", Use.of(cache -> cache.replace("a", 2), cache -> cache.replace("none", 2))),
            entry("`getAndReplace`", Use.of(cache -> cache.getAndReplace("a", 2))),
            entry("`remove(k)`", Use.of(cache -> cache.remove("a"), cache -> cache.remove("none"))),
            entry("`getAndRemove`", Use.of(cache -> cache.getAndRemove("a"))),
            entry(
                    "`replace(k,old,new)`, `remove(k,old)` of an equal value",
                    Use.of(cache -> cache.replace("a", 1, 2), cache -> cache.remove("a", 1))),
            entry(
                    "the same of another value",
                    Use.of(cache -> cache.replace("a", 5, 2), cache -> cache.remove("a", 5))),
            entry(
                    "`invoke` that only reads",
                    Use.of(cache -> cache.<Integer>invoke("a", (number, none) -> number.getValue()))),
            entry("`invoke` that changes an entry", Use.of(cache -> cache.invoke("a", RedisCommandsTest::set))),
            entry("`invoke` that creates one", Use.of(cache -> cache.invoke("none", RedisCommandsTest::set))),
            entry("`getAll`", Use.of(cache -> cache.getAll(Set.of("a", "b")))),
            entry(
                    "`getAll` that renews the lifetime",
                    Use.of(cache -> cache.getAll(Set.of("a", "b")))
                            .with(numbers().expireAfterTouch(HOUR))),
            entry("`putAll`", Use.of(cache -> cache.putAll(Map.of("a", 2, "b", 2)))),
            entry("`removeAll(keys)`", Use.of(cache -> cache.removeAll(Set.of("a", "b")))),
            entry("iteration", Use.of(cache -> assertThat(cache).hasSize(2))),
            entry("`clear`", Use.of(Cache::clear)),
            entry("`destroyCache`", Use.of(cache -> cache.getCacheManager().destroyCache(cache.getName()))));

    private static Object set(javax.cache.processor.MutableEntry<String, Integer> number, Object... none) {
        number.setValue(7);
        return none;
    }

    /** Says what JSR-107's own policy says, but is another class. */
    private static final class OfOnesOwn implements ExpiryPolicy {

        private final ExpiryPolicy own = new ModifiedExpiryPolicy(javax.cache.expiry.Duration.ONE_HOUR);

        @Override
        public javax.cache.expiry.Duration getExpiryForCreation() {
            return own.getExpiryForCreation();
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForAccess() {
            return own.getExpiryForAccess();
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForUpdate() {
            return own.getExpiryForUpdate();
        }
    }

    static Stream<String> rows() {
        return Pages.table("redis.adoc", "commands").stream().map(row -> row.get(0));
    }

    @Test
    void table_hasARowForEachUse() {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void operation_asOnThePage_sendsTheCommandsThatStandThere(String operation) {
        Use use = Objects.requireNonNull(USES.get(operation));
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
            Cache<String, Integer> cache = manager.createCache("numbers", numbers());
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
            Cache<String, Integer> cache = manager.createCache("tracked", numbers());
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
