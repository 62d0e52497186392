// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisMonitor;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a near tier still sends to the server, command by command, and how often it waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TieredCostIT {

    private final RedisServer server = RedisServer.start();
    private final Wire wire = Wire.to(server);
    private final Application application = Application.at(URI.create("tiered+" + wire.uri()));

    @AfterAll
    void close() {
        application.close();
        wire.close();
        server.close();
    }

    /** With {@code k=v} and {@code l=v}, both near. */
    private Cache<String, String> warm(String name, LarderConfiguration<String, String> configuration) {
        Cache<String, String> cache = application.cache(name, configuration);
        cache.put("k", "v");
        cache.put("l", "v");
        cache.put("last", "v");
        awaitNear(cache, "last");
        server.command("UNLINK", entry(name, "last"));
        Await.until("word of all that has happened so far", () -> !cache.containsKey("last"));
        awaitNear(cache, "k", "l");
        return cache;
    }

    private Cache<String, String> warm(String name) {
        return warm(name, LarderConfiguration.of(String.class, String.class));
    }

    /** Word of own writes comes back and drops what was read before. */
    private void awaitNear(Cache<String, String> cache, String... keys) {
        Await.until("both to be near", () -> {
            Set<String> all = Set.of(keys);
            all.forEach(cache::get);
            return sent(() -> all.forEach(cache::get)).isEmpty();
        });
    }

    private List<String> sent(Runnable operation) {
        try (RedisMonitor monitor = server.monitor()) {
            operation.run();
            return seen(monitor);
        }
    }

    private static List<String> seen(RedisMonitor monitor) {
        return Seen.asked(Seen.of(monitor.commands())).stream()
                .map(command -> Cost.shown(command, "no generation"))
                .toList();
    }

    @Test
    void reads_ofWhatIsNear_sendNothing() {
        Cache<String, String> cache = warm("near");
        wire.trips();
        assertThat(sent(() -> {
                    for (int i = 0; i < 100; i++) {
                        assertThat(cache.get("k")).isEqualTo("v");
                        assertThat(cache.containsKey("l")).isTrue();
                        assertThat(cache.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", "v", "l", "v"));
                        assertThat(cache.<Integer>invoke(
                                        "k", (entry, a) -> entry.getValue().length()))
                                .isEqualTo(1);
                    }
                }))
                .isEmpty();
    }

    @Test
    void get_ofNothing_costsOneTrip() {
        Cache<String, String> cache = warm("miss");
        wire.trips();
        assertThat(sent(() -> cache.get("none"))).containsExactly("PTTL", "GET");
        assertThat(wire.trips()).isEqualTo(1);
    }

    @Test
    void getAll_ofWhatIsNotNear_costsOneTripForThat() {
        Cache<String, String> cache = warm("bulk");
        wire.trips();
        assertThat(sent(() -> cache.getAll(Set.of("k", "none", "l", "nor this"))))
                .containsExactly("PTTL", "GET", "PTTL", "GET");
        assertThat(wire.trips()).isEqualTo(1);
    }

    @Test
    void replaceExpected_ofWhatIsNear_comparesOnTheServerOnly() {
        Cache<String, String> cache = warm("compare");
        // The server gets to know the script.
        assertThat(cache.replace("l", "v", "w")).isTrue();
        wire.trips();
        assertThat(sent(() -> assertThat(cache.replace("k", "v", "w")).isTrue()))
                .containsExactly("EVALSHA");
        assertThat(wire.trips()).isEqualTo(1);
    }

    @Test
    void put_overWhatWasRead_isReadBackFromHere_andComparedInTheBackground() {
        Cache<String, String> cache = warm("write");
        List<String> sent = new ArrayList<>();
        try (RedisMonitor monitor = server.monitor()) {
            cache.put("k", "w");
            Await.until("the question whether it stands", () -> {
                assertThat(cache.get("k")).isEqualTo("w");
                sent.addAll(seen(monitor));
                return sent.contains("GETRANGE");
            });
        }
        awaitNear(cache, "k");
        // Twice if somebody has to know before the background does.
        assertThat(sent).startsWith("SET").hasSizeLessThanOrEqualTo(3);
        assertThat(sent.subList(1, sent.size())).containsOnly("GETRANGE");
        assertThat(sent(() -> assertThat(cache.get("k")).isEqualTo("w"))).isEmpty();
    }

    @Test
    void put_overAndOver_costsOneTripEachAndNoQuestion() {
        Cache<String, String> cache = warm("rewrite");
        cache.put("k", "0");
        Await.until("word of the first", () -> {
            wire.trips();
            cache.put("k", "1");
            return wire.trips() == 1;
        });
        assertThat(sent(() -> {
                    for (int i = 0; i < 100; i++) {
                        cache.put("k", "w" + i);
                    }
                }))
                .hasSize(100)
                .containsOnly("SET");
    }

    @Test
    void put_ofAValueThatIsChangedAfterwards_isReadBackAsItWas() {
        Cache<String, List<String>> cache = application.cache("mutable", new MutableConfiguration<>());
        List<String> value = new ArrayList<>(List.of("own"));
        cache.put("k", new ArrayList<>(List.of("before")));
        Await.until("k to be near", () -> sent(() -> cache.get("k")).isEmpty());
        cache.put("k", value);
        value.add("later");
        cache.get("k").add("by a reader");
        assertThat(cache.get("k")).containsExactly("own");
    }

    @Test
    void get_thatTouches_sendsNothingWhileNearlyAllTheLifetimeIsLeft() {
        Cache<String, String> cache = warm(
                "touch",
                LarderConfiguration.of(String.class, String.class)
                        .expiry(() -> new TouchedExpiryPolicy(new Duration(TimeUnit.HOURS, 1))));
        assertThat(sent(() -> cache.get("k"))).isEmpty();
        server.command("PEXPIRE", entry("touch", "k"), "3000000");
        List<String> again = new ArrayList<>();
        Await.until("word that less is left", () -> again.addAll(sent(() -> cache.get("k"))));
        assertThat(again).containsExactly("PTTL", "GET", "GETEX PX");
        awaitNear(cache, "k");
        assertThat(sent(() -> cache.get("k"))).isEmpty();
    }

    private String entry(String cache, String key) {
        List<?> keys = (List<?>) requireNonNull(server.command("KEYS", "larder:" + cache + ":*" + key));
        assertThat(keys).hasSize(1);
        return String.valueOf(keys.get(0));
    }
}
