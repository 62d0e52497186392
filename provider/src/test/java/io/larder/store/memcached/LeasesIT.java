// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.config.Setting;
import io.larder.spi.Lease;
import io.larder.spi.Leases;
import io.larder.spi.StoreException;
import io.larder.spi.Together;
import io.larder.store.remote.RemoteSettings;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.MemcachedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SecondTry
final class LeasesIT {

    private final MemcachedServer server = MemcachedServer.start();
    private final Map<Setting<?>, ?> quick = Map.of(
            RemoteSettings.LEASE_DURATION, Duration.ofMillis(500), RemoteSettings.TIMEOUT, Duration.ofMillis(400));
    private final Caches here = Caches.at(server.uri(), quick);
    private final Caches there = Caches.at(server.uri(), quick);
    private final String name = Caches.unusedName();

    @AfterEach
    void close() {
        here.close();
        there.close();
        server.close();
    }

    private Leases<String> leases(Caches caches) {
        return requireNonNull(caches.<String, String>open(name).leases());
    }

    @Test
    void tryAcquire_ofWhatSomebodyHolds_getsTheRest() {
        try (Lease<String> first = leases(here).tryAcquire(List.of("a", "b"))) {
            assertThat(first.keys()).containsExactlyInAnyOrder("a", "b");
            try (Lease<String> second = leases(there).tryAcquire(List.of("b", "c"))) {
                assertThat(second.keys()).containsExactly("c");
            }
            assertThat(leases(here).tryAcquire(List.of("a")).keys()).isEmpty();
        }
        assertThat(leases(there).tryAcquire(List.of("a", "b", "c")).keys()).hasSize(3);
    }

    @Test
    void lease_heldForLong_isRenewed() throws Exception {
        try (Lease<String> held = leases(here).tryAcquire(List.of("k"))) {
            TimeUnit.MILLISECONDS.sleep(4_000);
            assertThat(leases(there).tryAcquire(List.of("k")).keys()).isEmpty();
            assertThat(held.keys()).containsExactly("k");
        }
        assertThat(leases(there).tryAcquire(List.of("k")).keys()).containsExactly("k");
    }

    /** Closing the connections is as good as dying. */
    @Test
    void lease_ofAJvmThatDied_expires() throws Exception {
        Caches dying = Caches.at(server.uri(), quick);
        assertThat(leases(dying).tryAcquire(List.of("k")).keys()).containsExactly("k");
        dying.close();
        assertThat(leases(here).tryAcquire(List.of("k")).keys()).isEmpty();
        TimeUnit.MILLISECONDS.sleep(2_100);
        assertThat(leases(here).tryAcquire(List.of("k")).keys()).containsExactly("k");
    }

    @Test
    void close_ofALeaseThatSomebodyElseHolds_leavesItToThem() {
        Lease<String> lost = leases(here).tryAcquire(List.of("k"));
        server.restart();
        try (Lease<String> theirs = taken()) {
            lost.close();
            assertThat(leases(here).tryAcquire(List.of("k")).keys()).isEmpty();
            assertThat(theirs.keys()).containsExactly("k");
        }
    }

    /** The connection from before the restart is lost first. */
    private Lease<String> taken() {
        for (int attempt = 0; ; attempt++) {
            try {
                return leases(there).tryAcquire(List.of("k"));
            } catch (StoreException e) {
                assertThat(attempt).isLessThan(5);
            }
        }
    }

    @Test
    void tryAcquire_ofManyThreads_hasOneWinnerAtATime() throws Exception {
        AtomicInteger holding = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger won = new AtomicInteger();
        Leases<String> first = leases(here);
        Leases<String> second = leases(there);
        Together.run(8, thread -> {
            for (int i = 0; i < 100; i++) {
                try (Lease<String> lease = (thread % 2 == 0 ? first : second).tryAcquire(List.of("k"))) {
                    if (!lease.keys().isEmpty()) {
                        most.accumulateAndGet(holding.incrementAndGet(), Math::max);
                        won.incrementAndGet();
                        holding.decrementAndGet();
                    }
                }
            }
        });
        assertThat(most).hasValue(1);
        assertThat(won.get()).isPositive();
    }

    @Test
    void tryAcquire_ofALostServer_failsAndHoldsNothing() {
        Leases<String> leases = leases(here);
        server.kill();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> leases.tryAcquire(List.of("k")))
                .withMessageContaining("lock failed at " + server.uri());
        server.restart();
        assertThat(taken().keys()).containsExactly("k");
    }
}
