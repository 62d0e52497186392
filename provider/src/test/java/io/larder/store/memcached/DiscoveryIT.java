// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.config.Setting;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFixture;
import io.larder.store.remote.RemoteSettings;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.MemcachedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SecondTry
final class DiscoveryIT {

    @RegisterExtension
    static final ClassServer<MemcachedServer> ONE = ClassServer.of(MemcachedServer::start);

    @RegisterExtension
    static final ClassServer<MemcachedServer> TWO = ClassServer.of(MemcachedServer::start);

    @RegisterExtension
    static final ClassServer<MemcachedServer> THREE = ClassServer.of(MemcachedServer::start);

    private static final Map<Setting<?>, Object> QUICK = Map.of(
            MemcachedSettings.DISCOVERY_INTERVAL,
            Duration.ofMillis(100),
            RemoteSettings.TIMEOUT,
            Duration.ofMillis(500));

    private static void fill(Store<String, Integer> store, int value) {
        for (int i = 0; i < 60; i++) {
            store.write("k" + i, value, Match.ANY, Lifetimes.ETERNAL, false);
        }
    }

    private static long on(MemcachedServer server, String name) {
        return server.keys().stream()
                .filter(key -> key.contains(":" + name + ":"))
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void awaitTwoAnswers(ConfigurationEndpoint endpoint) {
        int before = endpoint.asked();
        await(() -> endpoint.asked() >= before + 2);
    }

    @Test
    void servers_areThoseThatTheEndpointTells() {
        String name = Caches.unusedName();
        try (ConfigurationEndpoint endpoint = new ConfigurationEndpoint(TWO.get(), ONE.get());
                Caches caches = Caches.at(endpoint.uri(), QUICK);
                Caches direct = Caches.at(MemcachedServer.uri(ONE.get(), TWO.get()))) {
            Store<String, Integer> store = caches.open(name);
            fill(store, 1);
            assertThat(on(ONE.get(), name)).isPositive();
            assertThat(on(TWO.get(), name)).isPositive();
            assertThat(StoreFixture.contents(direct.<String, Integer>open(name)))
                    .as("the same ring as without discovery")
                    .hasSize(60);
        }
    }

    /** What went to another server and comes back would be found again as it was before. */
    @Test
    void servers_thatComeAndGo_areFollowed_andNothingOldComesBack() {
        String name = Caches.unusedName();
        try (ConfigurationEndpoint endpoint = new ConfigurationEndpoint(ONE.get(), TWO.get());
                Caches caches = Caches.at(endpoint.uri(), QUICK)) {
            Store<String, Integer> store = caches.open(name);
            fill(store, 1);
            endpoint.tell(ONE.get(), TWO.get(), THREE.get());
            awaitTwoAnswers(endpoint);
            fill(store, 2);
            assertThat(on(THREE.get(), name)).isPositive();
            endpoint.tell(TWO.get(), ONE.get());
            awaitTwoAnswers(endpoint);
            for (int i = 0; i < 60; i++) {
                assertThat(Caches.get(store, "k" + i)).isNotEqualTo(Integer.valueOf(1));
            }
            fill(store, 3);
            assertThat(StoreFixture.contents(store)).hasSize(60).allMatch(entry -> entry.endsWith("=3"));
        }
    }

    @Test
    void servers_inAnotherOrder_areTheSame() {
        try (ConfigurationEndpoint endpoint = new ConfigurationEndpoint(ONE.get(), TWO.get(), THREE.get());
                Caches caches = Caches.at(endpoint.uri(), QUICK)) {
            Store<String, Integer> store = caches.open();
            fill(store, 1);
            endpoint.tell(THREE.get(), ONE.get(), TWO.get());
            awaitTwoAnswers(endpoint);
            assertThat(StoreFixture.contents(store)).hasSize(60);
        }
    }

    @Test
    void endpoint_thatFallsSilent_leavesTheServersInUse() {
        try (Caches caches = opened()) {
            Store<String, Integer> store = caches.open();
            fill(store, 1);
            assertThat(StoreFixture.contents(store)).hasSize(60);
        }
    }

    /** With an endpoint that has gone by now. */
    private static Caches opened() {
        try (ConfigurationEndpoint endpoint = new ConfigurationEndpoint(ONE.get(), TWO.get())) {
            Caches caches = Caches.at(endpoint.uri(), QUICK);
            assertThat(caches.<String, Integer>open().read("k", Lifetime.KEEP)).isNull();
            return caches;
        }
    }

    @Test
    void endpoint_thatIsNotThere_isTold_andAskedAgain() {
        try (Caches caches = Caches.at(URI.create("memcached+discovery://127.0.0.1:1"), QUICK)) {
            Store<String, Integer> store = caches.open();
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> store.read("k", Lifetime.KEEP))
                        .withMessageContaining("get failed at memcached+discovery://127.0.0.1:1")
                        .withMessageContaining("which servers there are");
            }
        }
    }

    @Test
    void endpoint_thatIsASingleServer_isTold() {
        try (Caches caches =
                Caches.at(URI.create("memcached+discovery://" + ONE.get().address()), QUICK)) {
            Store<String, Integer> store = caches.open();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(store::clear)
                    .withMessageContaining("memcached://");
        }
    }

    @Test
    void hosts_ofALine_areSortedNamesOrAddresses() throws IOException {
        assertThat(Discovery.hosts("b.example|10.0.0.2|11211 a.example||11212 |10.0.0.1|11211"))
                .containsExactly(
                        new Host("10.0.0.1", 11211, 1),
                        new Host("a.example", 11212, 1),
                        new Host("b.example", 11211, 1));
        for (String wrong : List.of("", "a", "a|b", "a|b|x", "||11211")) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Discovery.hosts(wrong));
        }
    }
}
