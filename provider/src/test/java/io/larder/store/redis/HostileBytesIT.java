// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import io.larder.testing.servers.SharedServers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others have put under the name of an entry is no entry: absent to each operation, and replaced by a put. */
final class HostileBytesIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final Random RANDOM = new Random(7);

    private Application application;
    private Cache<String, String> cache;

    @BeforeEach
    void start() {
        begin(new TouchedExpiryPolicy(Duration.ONE_HOUR));
    }

    private void begin(ExpiryPolicy policy) {
        application = Application.at(SERVERS.redis().uri(), "prefix=hostile");
        cache = application.cache("cache", policy);
    }

    @AfterEach
    void end() {
        application.manager().destroyCache("cache");
        application.close();
    }

    /** Puts something in the place of an entry. */
    record Damage(String name, Act act) {

        interface Act {
            void on(RedisServer server, String entry);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("nothing at all", (server, entry) -> set(server, entry, new byte[0])),
                new Damage("one byte", (server, entry) -> set(server, entry, new byte[] {1})),
                new Damage("text", (server, entry) -> set(server, entry, "hello".getBytes(StandardCharsets.UTF_8))),
                new Damage("random bytes", (server, entry) -> set(server, entry, random(500))),
                new Damage("a kilobyte of nought", (server, entry) -> set(server, entry, new byte[1_000])),
                new Damage("cut short", (server, entry) -> {
                    byte[] whole = get(server, entry);
                    set(server, entry, Arrays.copyOf(whole, whole.length - 1));
                }),
                new Damage("cut in the middle of its head", (server, entry) -> {
                    set(server, entry, Arrays.copyOf(get(server, entry), 10));
                }),
                new Damage("one bit turned", (server, entry) -> {
                    byte[] whole = get(server, entry);
                    whole[whole.length - 1] ^= 1;
                    set(server, entry, whole);
                }),
                new Damage("longer than written", (server, entry) -> server.command("APPEND", entry, "x")),
                new Damage("another entry's bytes", (server, entry) -> {
                    byte[] other = get(server, entry.substring(0, entry.length() - 1) + "other");
                    set(server, entry, other);
                }),
                new Damage("a number", (server, entry) -> server.command("SET", entry, "7")),
                typed("a hash", "HSET", "f", "v"),
                typed("a list", "RPUSH", "v"),
                typed("a set", "SADD", "v"),
                typed("a sorted set", "ZADD", "1", "v"),
                typed("a stream", "XADD", "*", "f", "v"));
    }

    private static Damage typed(String name, String command, String... arguments) {
        return new Damage(name, (server, entry) -> {
            server.command("DEL", entry);
            server.command(Stream.concat(Stream.of(command, entry), Stream.of(arguments))
                    .toArray(String[]::new));
        });
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void set(RedisServer server, String entry, byte[] bytes) {
        try (RespConnection connection = server.connect()) {
            connection.command(ascii("SET"), ascii(entry), bytes);
        }
    }

    private static byte[] get(RedisServer server, String entry) {
        try (RespConnection connection = server.connect()) {
            return (byte[]) requireNonNull(connection.command(ascii("GET"), ascii(entry)), entry);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void entry_damaged_isAbsentToEveryOperation(Damage damage) {
        assertAbsentAndMended(damage);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void entry_damagedUnderAPolicyOfTheApplication_isAbsentToEveryOperation(Damage damage) {
        end();
        begin(new Asked(new TouchedExpiryPolicy(Duration.ONE_HOUR)));
        assertAbsentAndMended(damage);
    }

    private void assertAbsentAndMended(Damage damage) {
        afterwards(damage, () -> assertThat(cache.get("k")).isNull());
        afterwards(damage, () -> assertThat(cache.getAll(Set.of("k", "other"))).isEqualTo(Map.of("other", "o")));
        afterwards(damage, () -> assertThat(keys()).containsExactly("other"));
        afterwards(damage, () -> assertThat(cache.replace("k", "v", "w")).isFalse());
        afterwards(damage, () -> assertThat(cache.remove("k", "v")).isFalse());
        afterwards(damage, () -> assertThat(cache.getAndPut("k", "w")).isNull(), "w");
        afterwards(damage, () -> assertThat(cache.getAndRemove("k")).isNull());
        afterwards(
                damage,
                () -> assertThat(cache.<Boolean>invoke("k", (e, a) -> e.exists()))
                        .isFalse());
        afterwards(
                damage,
                () -> cache.<Boolean>invoke("k", (e, a) -> {
                    e.setValue("w");
                    return true;
                }),
                "w");
        afterwards(damage, () -> cache.put("k", "w"), "w");
        afterwards(damage, () -> cache.putAll(Map.of("k", "w")), "w");
        afterwards(
                damage,
                () -> {
                    assertThat(cache.get("k")).isNull();
                    assertThat(cache.putIfAbsent("k", "w")).isTrue();
                },
                "w");
        afterwards(damage, () -> cache.remove("k"));
        afterwards(damage, () -> cache.removeAll(Set.of("k")));
        afterwards(damage, cache::removeAll);
        afterwards(damage, cache::clear);
    }

    /** One command decides by whether there is something: it may take the damaged entry for one, but finds no value. */
    @ParameterizedTest
    @MethodSource("damages")
    void entry_damaged_neverFailsWhatAsksForPresence(Damage damage) {
        List<Runnable> operations = List.of(
                () -> cache.containsKey("k"),
                () -> cache.putIfAbsent("k", "w"),
                () -> cache.replace("k", "w"),
                () -> assertThat(cache.getAndReplace("k", "w")).isNull());
        for (Runnable operation : operations) {
            damage(damage);
            operation.run();
            assertThat(cache.get("k")).isIn(null, "w");
            assertMendable();
        }
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        cache.forEach(found -> keys.add(found.getKey()));
        return keys;
    }

    private void afterwards(Damage damage, Runnable operation) {
        afterwards(damage, operation, null);
    }

    private void afterwards(Damage damage, Runnable operation, @Nullable String value) {
        damage(damage);
        operation.run();
        assertThat(cache.get("k")).isEqualTo(value);
        assertMendable();
    }

    private void damage(Damage damage) {
        cache.put("k", "v");
        String entry = new Shelf(SERVERS.redis(), "hostile").entry("cache");
        cache.put("other", "o");
        damage.act().on(SERVERS.redis(), entry);
    }

    private void assertMendable() {
        cache.put("k", "mended");
        assertThat(cache.get("k")).isEqualTo("mended");
        assertThat(cache.containsKey("k")).isTrue();
        cache.removeAll(Set.of("k", "other"));
    }
}
