// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.testing.servers.SharedServers;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code memcached.max-item-size}, and servers that do not tell theirs. */
final class ItemLimitIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final int LIMIT = 1_000;

    private static void put(Store<String, byte[]> store, String key, int size) {
        store.write(key, new byte[size], Match.ANY, Lifetimes.ETERNAL, false);
    }

    private static Caches limited(URI uri) {
        return Caches.at(uri, Map.of(MemcachedSettings.MAX_ITEM_SIZE, (long) LIMIT));
    }

    @Test
    void value_aboveTheSetting_isRefusedUnsentWithBothSizes_andTheOldOneIsGoneForAll() {
        String name = Caches.unusedName();
        try (Wiretap tap = Wiretap.to(SERVERS.memcached().port());
                Caches caches = limited(URI.create("memcached://" + tap.address()));
                Caches elsewhere = Caches.at(SERVERS.memcached().uri())) {
            Store<String, byte[]> store = caches.open(name);
            put(store, "k", 1);
            tap.forget();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> put(store, "k", LIMIT))
                    .withMessageMatching(
                            ".*takes 10\\d\\d bytes, more than memcached\\.max-item-size allows: 1000 bytes.*");
            assertThat(tap.asked()).contains("delete ").hasSizeLessThan(LIMIT);
            assertThat(store.contains("k")).isFalse();
            assertThat(elsewhere.<String, byte[]>open(name).contains("k")).isFalse();
        }
    }

    @Test
    void value_upToTheSetting_isStored() {
        try (Caches caches = limited(SERVERS.memcached().uri())) {
            Store<String, byte[]> store = caches.open();
            put(store, "k", LIMIT - 100);
            assertThat(Caches.get(store, "k")).hasSize(LIMIT - 100);
        }
    }

    @Test
    void value_aboveTheSettingAmongOthers_leavesTheOthersRight() {
        try (Caches caches = limited(SERVERS.memcached().uri())) {
            Store<String, byte[]> store = caches.open();
            put(store, "b", 1);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.applyAll(List.of(
                            new Command.Write<>("a", new byte[9], Match.ANY, Lifetimes.ETERNAL, false),
                            new Command.Write<>("b", new byte[LIMIT], Match.ANY, Lifetimes.ETERNAL, false),
                            new Command.Write<>("c", new byte[9], Match.ANY, Lifetimes.ETERNAL, false))));
            assertThat(store.contains("a")).isTrue();
            assertThat(store.contains("b")).isFalse();
            assertThat(store.contains("c")).isTrue();
        }
    }

    /** Whoever puts if nothing is there replaces nothing. */
    @Test
    void value_aboveTheSettingThatMustNotReplace_leavesWhatIsThere() {
        try (Caches caches = limited(SERVERS.memcached().uri())) {
            Store<String, byte[]> store = caches.open();
            put(store, "k", 1);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.write("k", new byte[LIMIT], Match.ABSENT, Lifetimes.ETERNAL, false));
            assertThat(Caches.get(store, "k")).hasSize(1);
        }
    }

    /** As services do that know no {@code stats settings}; it is asked once, not for each value. */
    @Test
    void value_aboveTheLimitOfAServerThatDoesNotTellIt_isRefusedAndTheSettingNamed() {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = ScriptedServer.answering((command, data) -> {
                    asked.add(command);
                    return refusing(command);
                });
                Caches caches = Caches.at(server.uri())) {
            Store<String, byte[]> store = caches.open();
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> put(store, "k", 1))
                        .withMessageContaining("it does not tell how much (to 'stats settings' it says 'ERROR')")
                        .withMessageContaining("memcached.max-item-size");
            }
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
        }
        assertThat(asked).containsOnlyOnce("stats settings");
        assertThat(asked).filteredOn(command -> command.startsWith("delete ")).hasSizeGreaterThanOrEqualTo(3);
    }

    private static String refusing(String command) {
        if (command.startsWith("mg larder:@generation")) {
            return "VA 16\r\nABCDEFGHIJKLMNOP\r\n";
        }
        if (command.startsWith("add larder:@generation")) {
            return "NOT_STORED\r\n";
        }
        if (command.startsWith("set ")) {
            return "SERVER_ERROR object too large for cache\r\n";
        }
        return command.startsWith("stats") ? "ERROR\r\n" : command.startsWith("delete") ? "NOT_FOUND\r\n" : "EN\r\n";
    }
}
