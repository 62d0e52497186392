// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.codec.CodecSettings;
import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFixture;
import io.larder.store.remote.RemoteSettings;
import io.larder.testing.servers.MemcachedConnection;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.SharedServers;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names, keys, values and bytes that mean no good. */
final class HostileIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "a",
            "a:b",
            "a:",
            ":a",
            "@generation",
            "@lease:a",
            "%61",
            "x\r\nflush_all\r\n",
            "\0",
            "täst",
            "\uD83D\uDE00",
            "n".repeat(79),
            "n".repeat(80),
            "n".repeat(81),
            "n".repeat(82),
            "ü".repeat(1_000));

    private Caches caches;

    @BeforeEach
    void connect() {
        caches = Caches.at(SERVERS.memcached().uri());
    }

    @AfterEach
    void disconnect() {
        caches.close();
    }

    private static <V> Outcome<V> put(Store<String, V> store, String key, V value) {
        return store.write(key, value, Match.ANY, Lifetimes.ETERNAL, false);
    }

    private static String onServer(String name, String key) {
        return SERVERS.memcached().keys().stream()
                .filter(one -> one.contains(":" + name + ":") && one.endsWith(":s" + key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void names_ofCaches_shareNothing() {
        for (String name : NAMES) {
            Store<String, String> store = caches.open(name);
            store.clear();
            put(store, "k", name);
            put(store, "k".repeat(300), name);
        }
        for (String name : NAMES) {
            Store<String, String> store = caches.open(name);
            assertThat(StoreFixture.contents(store))
                    .containsExactlyInAnyOrder("k=" + name, "k".repeat(300) + "=" + name);
            store.clear();
            assertThat(store.contains("k")).isFalse();
        }
    }

    @Test
    void names_onTheServer_areNeverTooLongNorStrange() {
        for (String name : NAMES) {
            Store<String, String> store = caches.open(name);
            for (String key : List.of("", "k".repeat(10_000), "ä".repeat(40), "x\r\nset y 0 0 1\r\n1\r\n")) {
                put(store, key, "v");
                assertThat(Caches.get(store, key)).isEqualTo("v");
            }
            store.destroy();
        }
        assertThat(SERVERS.memcached().keys()).allMatch(name -> name.matches("[A-Za-z0-9._%:@-]{1,250}"));
    }

    @Test
    void prefix_thatIsTooLong_isRefusedWithBothNumbers() {
        try (Caches other = Caches.at(SERVERS.memcached().uri(), Map.of(RemoteSettings.PREFIX, "p".repeat(190)))) {
            assertThatExceptionOfType(CacheException.class)
                    .isThrownBy(() -> other.open("users"))
                    .withMessageContaining("prefix")
                    .withMessageContaining("44");
        }
    }

    @Test
    void prefixes_ofWhichOneBeginsWithTheOther_shareNothing() {
        try (Caches one = Caches.at(SERVERS.memcached().uri(), Map.of(RemoteSettings.PREFIX, "app"));
                Caches two = Caches.at(SERVERS.memcached().uri(), Map.of(RemoteSettings.PREFIX, "app:app"))) {
            Store<String, String> first = one.open("app:users");
            Store<String, String> second = two.open("users");
            put(first, "k", "1");
            put(second, "k", "2");
            first.clear();
            assertThat(Caches.get(second, "k")).isEqualTo("2");
            assertThat(StoreFixture.contents(second)).containsExactly("k=2");
            assertThat(StoreFixture.contents(first)).isEmpty();
        }
    }

    @Test
    void values_ofAllSizes_comeBackAsTheyWere() {
        Store<String, byte[]> store = caches.open();
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 100, 1_460, 65_535, 65_536, 131_072, 500_000, (1 << 20) - 600}) {
            byte[] value = new byte[size];
            random.nextBytes(value);
            put(store, "k" + size, value);
            assertThat(Caches.get(store, "k" + size)).isEqualTo(value);
        }
    }

    @Test
    void values_aboveTheItemLimit_areRefusedWithBothSizes_andTheOldOneIsGone() {
        String name = Caches.unusedName();
        Store<String, byte[]> store = caches.open(name);
        try (Caches elsewhere = Caches.at(SERVERS.memcached().uri())) {
            for (int size : new int[] {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 20 << 20}) {
                put(store, "k", new byte[] {1});
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> put(store, "k", new byte[size]))
                        .withMessageContaining("1048576 bytes")
                        .withMessageMatching("(?s).*takes " + size / 1_000 + "\\d+ bytes.*");
                assertThat(store.contains("k")).isFalse();
                assertThat(elsewhere.<String, byte[]>open(name).contains("k")).isFalse();
            }
            put(store, "k", new byte[] {1});
            var seen = requireNonNull(store.read("k", Lifetime.KEEP));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(
                            () -> store.write("k", new byte[2 << 20], Match.version(seen), Lifetimes.ETERNAL, false));
            assertThat(elsewhere.<String, byte[]>open(name).contains("k")).isFalse();
        }
        put(store, "k", new byte[] {2});
        assertThat(Caches.get(store, "k")).containsExactly(2);
    }

    @Test
    void values_aboveTheItemLimitAmongOthers_leaveTheOthersRight() {
        Store<String, byte[]> store = caches.open();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.applyAll(List.of(
                        new Command.Write<>("a", new byte[9], Match.ANY, Lifetimes.ETERNAL, false),
                        new Command.Write<>("b", new byte[3 << 20], Match.ANY, Lifetimes.ETERNAL, false),
                        new Command.Write<>("c", new byte[9], Match.ANY, Lifetimes.ETERNAL, false))));
        assertThat(store.contains("a")).isTrue();
        assertThat(store.contains("b")).isFalse();
        assertThat(store.contains("c")).isTrue();
    }

    @Test
    void garbage_underAKey_isAbsentAndCanBeReplacedByEveryMethod() {
        MemcachedServer server = SERVERS.memcached();
        String name = Caches.unusedName();
        Store<String, String> store = caches.open(name);
        put(store, "k", "v");
        String there = onServer(name, "k");
        byte[] good = "garbage that nobody can read".getBytes(StandardCharsets.US_ASCII);
        for (byte[] garbage : List.of(new byte[0], new byte[] {1}, good, new byte[100_000])) {
            server.put(there, garbage);
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
            assertThat(store.contains("k")).isFalse();
            assertThat(store.write("k", "w", Match.PRESENT, Lifetimes.ETERNAL, false)
                            .applied())
                    .isFalse();
            assertThat(store.remove("k", Match.ANY, true).applied()).isFalse();
            assertThat(StoreFixture.contents(store)).isEmpty();
            assertThat(store.write("k", "new", Match.ABSENT, Lifetimes.ETERNAL, false)
                            .applied())
                    .isTrue();
            assertThat(Caches.get(store, "k")).isEqualTo("new");

            server.put(there, garbage);
            Outcome<String> replaced = store.write("k", "any", Match.ANY, Lifetimes.ETERNAL, true);
            assertThat(replaced).isEqualTo(Outcome.done());
            assertThat(Caches.get(store, "k")).isEqualTo("any");
        }
    }

    @Test
    void garbage_asTheGeneration_isReplaced() {
        MemcachedServer server = SERVERS.memcached();
        String name = Caches.unusedName();
        Store<String, String> store = caches.open(name);
        put(store, "k", "v");
        server.put("larder:@generation:" + name, "\r\nmg x v\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(store.read("k", Lifetime.KEEP)).isNull();
        put(store, "k", "w");
        assertThat(Caches.get(store, "k")).isEqualTo("w");
        try (Caches elsewhere = Caches.at(server.uri())) {
            assertThat(Caches.get(elsewhere.<String, String>open(name), "k")).isEqualTo("w");
        }
    }

    @Test
    void envelope_underAnotherKey_isAbsent() {
        String name = Caches.unusedName();
        Store<String, String> store = caches.open(name);
        put(store, "a", "of a");
        put(store, "b", "of b");
        MemcachedServer server = SERVERS.memcached();
        byte[] moved = raw(onServer(name, "a"));
        server.put(onServer(name, "b"), moved);
        assertThat(store.read("b", Lifetime.KEEP)).isNull();
        assertThat(Caches.get(store, "a")).isEqualTo("of a");
        byte[] cut = Arrays.copyOf(moved, moved.length - 1);
        server.put(onServer(name, "a"), cut);
        assertThat(store.read("a", Lifetime.KEEP)).isNull();
    }

    private static byte[] raw(String name) {
        try (var connection = SERVERS.memcached().connect()) {
            String first = connection.command("mg " + name + " v");
            int length = Integer.parseInt(first.substring("VA ".length()));
            return connection.bytes(length);
        }
    }

    record NotAllowed(String text) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** As after a restart: the class is not among those that this cache may make from bytes. */
    @Test
    void value_ofAClassThatIsNotAllowed_isAbsentAndCanBeReplaced() {
        String name = Caches.unusedName();
        Store<String, Object> writer = caches.open(name);
        put(writer, "k", new NotAllowed("x"));
        try (Caches strict = Caches.at(SERVERS.memcached().uri(), Map.of(CodecSettings.TRUST_ON_WRITE, false))) {
            Store<String, Object> reader = strict.open(name);
            assertThat(reader.read("k", Lifetime.KEEP)).isNull();
            assertThat(StoreFixture.contents(reader)).isEmpty();
            assertThat(reader.write("k", "mine", Match.ABSENT, Lifetimes.ETERNAL, false)
                            .applied())
                    .isTrue();
        }
        assertThat(Caches.get(writer, "k")).isEqualTo("mine");
    }

    @Test
    void value_largerThanMayBeRead_isAbsent() {
        String name = Caches.unusedName();
        Store<String, byte[]> store = caches.open(name);
        put(store, "k", new byte[200_000]);
        put(store, "small", new byte[10]);
        try (Caches small = Caches.at(SERVERS.memcached().uri(), Map.of(CodecSettings.MAX_BYTES, 100_000L))) {
            Store<String, byte[]> reader = small.open(name);
            assertThat(reader.read("k", Lifetime.KEEP)).isNull();
            assertThat(Caches.get(reader, "small")).hasSize(10);
            reader.readAll(
                    Set.of("k", "small"),
                    Lifetime.KEEP,
                    (key, stored) -> assertThat(key).isEqualTo("small"));
        }
    }

    /** Every answer was read to its end: otherwise the connection would have been given up, or answer the wrong question. */
    @Test
    void everythingHostile_leavesTheConnectionAsItWas() {
        try (MemcachedServer server = MemcachedServer.start();
                MemcachedConnection raw = server.connect();
                Caches alone = Caches.at(server.uri())) {
            Store<String, Object> store = alone.open("hostile");
            put(store, "k", "v");
            String there = server.keys().stream()
                    .filter(one -> one.endsWith(":sk"))
                    .findFirst()
                    .orElseThrow();
            long connections = connections(raw);
            for (String key : List.of("x\r\nset y 0 0 1\r\n1\r\n", "\0 \t", "k".repeat(10_000), "\uD83D\uDE00", "")) {
                put(store, key, new byte[0]);
                assertThat(Caches.get(store, key)).isEqualTo(new byte[0]);
            }
            for (int size : new int[] {1 << 20, 20 << 20}) {
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> put(store, "large", new byte[size]));
                put(store, "after", size);
                assertThat(Caches.get(store, "after")).isEqualTo(size);
            }
            raw.put(there, new byte[900_000]);
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
            put(store, "k", "w");
            assertThat(Caches.get(store, "k")).isEqualTo("w");
            assertThat(connections(raw))
                    .as("one more, which asked for the limit")
                    .isEqualTo(connections + 1);
        }
    }

    private static long connections(MemcachedConnection raw) {
        return Long.parseLong(requireNonNull(raw.stats().get("total_connections")));
    }
}
