// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.RedisServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Caches whose names and prefixes begin with each other, or mean something to a glob, have nothing in common. */
final class NeighboursIT {

    private static final List<String> NAMES = List.of(
            "a",
            "a:b",
            "a:",
            ":",
            "a*",
            "a?",
            "a[b]",
            "a\\",
            "{a}",
            "",
            " ",
            "a b",
            "a\nb",
            "a\r\nDEL a\r\n",
            "a\0",
            "@generation",
            "@generation:a",
            "*",
            "%61",
            "ä",
            "a\u0308",
            "\uD83D\uDE00",
            "n".repeat(10_000),
            "n".repeat(10_001));

    /** Of each length one part of the names is enough. */
    private static final List<String> PREFIXES = List.of("p", "p:q", "p*", "p:", "p%3Aq");

    private static final RedisServer SERVER = RedisServer.start();

    /** Each cache there is, by prefix and name. */
    private static final Map<String, Cache<String, String>> CACHES = new LinkedHashMap<>();

    private static final Map<String, Application> APPLICATIONS = new HashMap<>();

    static {
        NAMES.forEach(name -> open("p", name));
        for (String prefix : PREFIXES) {
            List.of("a", "a:b", "q:a", "*", "").forEach(name -> open(prefix, name));
        }
    }

    private static void open(String prefix, String name) {
        Application application = APPLICATIONS.computeIfAbsent(
                prefix,
                text -> Application.at(SERVER.uri(), "prefix=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
        CACHES.computeIfAbsent(
                prefix + " " + name,
                text -> application.cache(
                        name, new MutableConfiguration<String, String>().setTypes(String.class, String.class)));
    }

    @AfterAll
    static void close() {
        APPLICATIONS.values().forEach(Application::close);
        SERVER.close();
    }

    static List<Operation> operations() {
        return List.of(
                new Operation("put", cache -> cache.put("k", "x")),
                new Operation("getAndPut", cache -> cache.getAndPut("k", "x")),
                new Operation("putIfAbsent", cache -> cache.putIfAbsent("m", "x")),
                new Operation("replace", cache -> cache.replace("k", "x")),
                new Operation("replace expected", cache -> cache.replace("k", "v", "x")),
                new Operation("getAndReplace", cache -> cache.getAndReplace("k", "x")),
                new Operation("putAll", cache -> cache.putAll(Map.of("k", "x", "m", "x"))),
                new Operation("remove", cache -> cache.remove("k")),
                new Operation("remove expected", cache -> cache.remove("k", "v")),
                new Operation("getAndRemove", cache -> cache.getAndRemove("k")),
                new Operation("removeAll of keys", cache -> cache.removeAll(Set.of("k", "l"))),
                new Operation("removeAll", Cache::removeAll),
                new Operation("clear", Cache::clear),
                new Operation(
                        "invoke",
                        cache -> cache.invoke("k", (entry, arguments) -> {
                            entry.remove();
                            return true;
                        })),
                new Operation("iterator", cache -> {
                    for (var entries = cache.iterator(); entries.hasNext(); ) {
                        entries.next();
                        entries.remove();
                    }
                }));
    }

    record Operation(String name, Consumer<Cache<String, String>> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Done to one cache after the other, so that each is a neighbour of all. */
    @ParameterizedTest
    @MethodSource("operations")
    void operation_onOneCache_leavesAllOthersAsTheyWere(Operation operation) {
        CACHES.forEach((id, cache) -> cache.putAll(Map.of("k", "v", "l", shortened(id))));
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        CACHES.forEach((id, cache) -> expected.put(id, Map.of("k", "v", "l", shortened(id))));
        CACHES.forEach((id, cache) -> {
            operation.change().accept(cache);
            Map<String, String> changed = contents(cache);
            assertThat(changed).as("what was to change").isNotEqualTo(expected.get(id));
            expected.put(id, changed);
            assertAllAre(expected);
        });
        CACHES.values().forEach(Cache::clear);
    }

    @Test
    void destroyCache_ofOne_leavesAllOthersAsTheyWere() {
        CACHES.forEach((id, cache) -> cache.put("k", shortened(id)));
        for (String name : List.of("a", "", "a*", "*")) {
            Cache<String, String> cache = cache(name);
            cache.getCacheManager().destroyCache(name);
            CACHES.remove("p " + name);
            CACHES.forEach(
                    (id, other) -> assertThat(contents(other)).as(shortened(id)).isEqualTo(Map.of("k", shortened(id))));
            open("p", name);
            assertThat(contents(cache(name))).isEmpty();
            cache(name).put("k", shortened("p " + name));
        }
        CACHES.values().forEach(Cache::clear);
    }

    private static Cache<String, String> cache(String name) {
        return requireNonNull(CACHES.get("p " + name), name);
    }

    private static void assertAllAre(Map<String, Map<String, String>> expected) {
        CACHES.forEach((id, cache) -> assertThat(cache.getAll(Set.of("k", "l", "m")))
                .as(shortened(id))
                .isEqualTo(expected.get(id)));
    }

    private static Map<String, String> contents(Cache<String, String> cache) {
        return StreamSupport.stream(cache.spliterator(), false)
                .collect(Collectors.toMap(Cache.Entry::getKey, Cache.Entry::getValue));
    }

    private static String shortened(String id) {
        return id.length() + id.substring(0, Math.min(20, id.length()));
    }
}
