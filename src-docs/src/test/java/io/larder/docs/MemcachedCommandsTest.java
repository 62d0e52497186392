// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.Wiretap;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryUpdatedListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page's table of commands, and of trips, against what goes over the wire. */
class MemcachedCommandsTest {

    private static final String PAGE = "memcached.adoc";
    private static final Set<String> STORING = Set.of("set", "add", "replace", "cas");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_ ]+)`");

    private static final MemcachedServer SERVER = MemcachedServer.start();
    private static final Wiretap TAP = Wiretap.to(SERVER.port());

    private static final Map<String, Use> USES = uses();

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    @AfterAll
    static void close() {
        TAP.close();
        SERVER.close();
    }

    private static Map<String, Use> uses() {
        LarderConfiguration<String, Integer> brief = Use.numbers().expireAfterModification(Duration.ofSeconds(5));
        Map<String, Use> uses = new HashMap<>(Use.COMMON);
        uses.remove("`replace(k,old,new)`, `remove(k,old)` of an equal value");
        uses.putAll(Map.ofEntries(
                entry("`replace(k,old,new)` of an equal value", Use.of(cache -> cache.replace("a", 1, 2))),
                entry("`remove(k,old)` of an equal value", Use.of(cache -> cache.remove("a", 1))),
                entry(
                        "`get` that renews a short lifetime",
                        Use.of(cache -> cache.get("a")).with(Use.numbers().expireAfterTouch(Duration.ofSeconds(5)))),
                entry(
                        "`replace(k,v)` with short lifetimes",
                        Use.of(cache -> cache.replace("a", 2)).with(brief)),
                entry(
                        "`remove(k)` with short lifetimes",
                        Use.of(cache -> cache.remove("a"), cache -> cache.remove("none"))
                                .with(brief))));
        return Map.copyOf(uses);
    }

    static Stream<String> rows() {
        return Pages.table(PAGE, "commands").stream().map(row -> row.get(0));
    }

    private static List<String> row(String operation) {
        return Pages.table(PAGE, "commands").stream()
                .filter(row -> row.get(0).equals(operation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void table_hasARowForEachUse() {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void operation_asOnThePage_sendsTheCommandsThatStandThereInSoManyTrips(String operation) {
        Use use = Objects.requireNonNull(USES.get(operation));
        for (Consumer<Cache<String, Integer>> one : use.operations()) {
            Cache<String, Integer> cache = filled(use.configuration());
            TAP.forget();
            one.accept(cache);
            int trips = TAP.trips();
            assertThat(sent().filter(command -> !isGenerationRead(command)).map(MemcachedCommandsTest::shown))
                    .isEqualTo(expected(row(operation).get(2)));
            assertThat(trips).isEqualTo(Integer.parseInt(row(operation).get(1).split(" ")[0]));
            cache.getCacheManager().close();
        }
    }

    private static Cache<String, Integer> filled(LarderConfiguration<String, Integer> configuration) {
        CacheManager manager =
                Caching.getCachingProvider().getCacheManager(URI.create("memcached://" + TAP.address()), null);
        Cache<String, Integer> cache = manager.createCache("numbers", configuration);
        cache.clear();
        cache.put("a", 1);
        cache.put("b", 1);
        return cache;
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
            commands.addAll(Collections.nCopies(part.endsWith("each key") ? 2 : 1, command));
        }
        return commands;
    }

    /** The command lines, without the values that follow on some. */
    private static Stream<String> sent() {
        List<String> lines = new ArrayList<>();
        String asked = TAP.asked();
        for (int at = 0; at < asked.length(); ) {
            int end = asked.indexOf("\r\n", at);
            String line = asked.substring(at, end);
            lines.add(line);
            String[] words = line.split(" ");
            at = end + 2 + (STORING.contains(words[0]) ? Integer.parseInt(words[4]) + 2 : 0);
        }
        return lines.stream();
    }

    private static boolean isGenerationRead(String line) {
        return line.matches("mg \\S+:@generation:numbers v");
    }

    /** The command and those of its flags that change what it does. */
    private static String shown(String line) {
        List<String> words = List.of(line.split(" "));
        return switch (words.get(0)) {
            case "mg" ->
                words.stream()
                        .skip(2)
                        .filter(flag -> flag.equals("v") || flag.startsWith("T"))
                        .map(flag -> " " + flag.charAt(0))
                        .collect(Collectors.joining("", "mg", ""));
            case "md" -> "md " + words.get(2).charAt(0);
            case "lru_crawler" -> line;
            default -> words.get(0);
        };
    }

    @Test
    void trip_ofAnOperation_asksForTheGenerationAlong() {
        Cache<String, Integer> cache = filled(Use.numbers());
        TAP.forget();
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(TAP.trips()).isEqualTo(1);
        assertThat(sent().map(line -> line.replaceFirst("(larder:numbers:)[A-Za-z0-9_-]{16}", "$1…")))
                .containsExactly("mg larder:@generation:numbers v", "mg larder:numbers:…:sa v c f t");
    }

    @Test
    void listener_makesPutWhatGetAndPutIs() {
        for (boolean old : new boolean[] {true, false}) {
            Cache<String, Integer> cache = filled(Use.numbers());
            cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                    FactoryBuilder.factoryOf(Deaf.class), null, old, true));
            TAP.forget();
            cache.put("a", 2);
            assertThat(sent().filter(command -> !isGenerationRead(command)).map(MemcachedCommandsTest::shown))
                    .as("old values are%s wanted", old ? "" : " not")
                    .isEqualTo(expected(row("`getAndPut`").get(2)));
            cache.getCacheManager().close();
        }
    }

    /** Listens and does not hear. */
    public static final class Deaf implements CacheEntryUpdatedListener<String, Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {}
    }
}
