// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.config.Setting;
import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFixture;
import io.larder.store.remote.RemoteSettings;
import io.larder.store.remote.Startup;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.Wiretap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that are killed, frozen, cut off, and come back. */
@SecondTry
final class FailuresIT {

    private static final List<MemcachedServer> SERVERS =
            List.of(MemcachedServer.start(), MemcachedServer.start(), MemcachedServer.start());
    private static final MemcachedServer LOST = SERVERS.get(0);

    private static final Map<Setting<?>, Object> QUICK = Map.of(
            RemoteSettings.TIMEOUT, Duration.ofMillis(500), RemoteSettings.CONNECT_TIMEOUT, Duration.ofMillis(500));

    private Caches caches;
    private String name;
    private Store<String, Integer> store;

    @BeforeEach
    void connect() {
        for (MemcachedServer server : SERVERS) {
            if (!server.isRunning()) {
                server.restart();
            }
        }
        caches = Caches.at(MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)), QUICK);
        name = Caches.unusedName();
        store = caches.open(name);
        for (int i = 0; i < 60; i++) {
            // The first replies of all take their time on a busy machine, and are not what is tested.
            awaitRecovery("k" + i);
            put("k" + i, i);
        }
    }

    @AfterEach
    void disconnect() {
        caches.close();
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(MemcachedServer::close);
    }

    private void put(String key, int value) {
        store.write(key, value, Match.ANY, Lifetimes.ETERNAL, false);
    }

    /** The keys whose entries lie on the server that will be lost, or on the others. */
    private List<String> keys(boolean lost) {
        Set<String> there = Set.copyOf(LOST.keys());
        return IntStream.range(0, 60)
                .mapToObj(i -> "k" + i)
                .filter(key -> there.stream().anyMatch(one -> one.contains(name) && one.endsWith(":s" + key)) == lost)
                .toList();
    }

    private static void bounded(Runnable work) {
        long start = System.nanoTime();
        work.run();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(2_500);
    }

    private void fails(String operation, Runnable work) {
        bounded(() -> {
            StoreException failure = catchThrowableOfType(StoreException.class, work::run);
            assertThat(failure).as(operation).isNotNull();
            assertThat(failure.cacheName()).isEqualTo(name);
            assertThat(failure.operation()).isEqualTo(operation);
            assertThat(failure.place()).startsWith("memcached://").contains(LOST.address());
            assertThat(failure).hasMessageContaining(LOST.address()).hasCauseInstanceOf(Exception.class);
        });
    }

    private void allFail(String key) {
        fails("get", () -> store.read(key, Lifetime.KEEP));
        fails("containsKey", () -> store.contains(key));
        fails("put", () -> put(key, -1));
        fails("remove", () -> store.remove(key, Match.ANY, true));
        fails("getAll", () -> store.readAll(Set.of(key), Lifetime.KEEP, (k, v) -> {}));
        fails(
                "putAll or removeAll",
                () -> store.applyAll(List.of(new Command.Write<>(key, 1, Match.ANY, Lifetimes.ETERNAL, false))));
        fails("iterate", () -> StoreFixture.contents(store));
        fails("lock", () -> {
            for (int i = 0; i < 50; i++) {
                Objects.requireNonNull(store.leases())
                        .tryAcquire(List.of("k" + i))
                        .close();
            }
        });
    }

    private void othersWork(List<String> others) {
        for (String key : others) {
            bounded(() -> {
                assertThat(Caches.get(store, key)).isEqualTo(Integer.parseInt(key.substring(1)));
                put(key, Integer.parseInt(key.substring(1)));
            });
        }
    }

    /** Until the server is reached again. */
    private void awaitRecovery(String key) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                store.contains(key);
                return;
            } catch (StoreException e) {
                assertThat(System.nanoTime()).as("%s", e).isLessThan(end);
            }
        }
    }

    @Test
    void killedServer_failsItsKeysAlone_andRecovers() {
        List<String> lost = keys(true);
        List<String> others = keys(false);
        assertThat(lost).isNotEmpty();
        LOST.kill();
        allFail(lost.get(0));
        othersWork(others);
        LOST.restart();
        awaitRecovery(lost.get(0));
        for (String key : lost) {
            assertThat(store.read(key, Lifetime.KEEP)).as(key).isNull();
            put(key, 7);
            assertThat(Caches.get(store, key)).isEqualTo(7);
        }
        othersWork(others);
        assertThat(StoreFixture.contents(store)).hasSize(60);
    }

    @Test
    void frozenServer_failsItsKeysAloneInTime_andWhatFailedIsNotBelievedAfterwards() {
        List<String> lost = keys(true);
        List<String> others = keys(false);
        LOST.pause();
        try {
            allFail(lost.get(0));
            fails("put", () -> put(lost.get(1), 1_000));
            fails("remove", () -> store.remove(lost.get(2), Match.ANY, false));
            othersWork(others);
        } finally {
            LOST.resume();
        }
        awaitRecovery(lost.get(0));
        for (String key : lost.subList(0, 3)) {
            Integer read = Caches.get(store, key);
            assertThat(read).as("what %s was to replace", key).isNotEqualTo(Integer.valueOf(key.substring(1)));
        }
        // What was sent on a connection that was given up may be carried out at any time: but under names of the past.
        assertThat(Caches.get(store, lost.get(3))).isNull();
        put(lost.get(1), 7);
        assertThat(Caches.get(store, lost.get(1))).isEqualTo(7);
        othersWork(others);
        assertThat(StoreFixture.contents(store)).hasSize(others.size() + 1);
    }

    @Test
    void serverThatIsFrozenForAMoment_losesOnlyWhatFailed() {
        List<String> lost = keys(true);
        LOST.pause();
        try {
            fails("put", () -> put(lost.get(1), 1_000));
        } finally {
            LOST.resume();
        }
        awaitRecovery(lost.get(0));
        assertThat(Caches.get(store, lost.get(1))).isNull();
        for (String key : List.of(lost.get(0), lost.get(2))) {
            assertThat(Caches.get(store, key)).isEqualTo(Integer.parseInt(key.substring(1)));
        }
        assertThat(StoreFixture.contents(store)).hasSize(59);
    }

    /** A server that nobody has told of what happened meanwhile. */
    @Test
    void cutOffServer_comesBackWithOldValues_whichAreNotBelieved() {
        MemcachedServer server = SERVERS.get(1);
        Wiretap tap = Wiretap.to(server.port());
        int port = Integer.parseInt(tap.address().substring(tap.address().indexOf(':') + 1));
        try (Caches through = Caches.at(URI.create("memcached://" + tap.address()), QUICK);
                Caches direct = Caches.at(server.uri())) {
            Store<String, String> cut = through.open(name + "-cut");
            for (String key : List.of("put", "removed", "cleared", "kept")) {
                cut.write(key, "old", Match.ANY, Lifetimes.ETERNAL, false);
            }
            tap.close();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> cut.write("put", "new", Match.ANY, Lifetimes.ETERNAL, false));
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> cut.remove("removed", Match.ANY, false));
            Store<String, String> beside = direct.open(name + "-cut");
            assertThat(Caches.get(beside, "put"))
                    .as("as nobody told the server")
                    .isEqualTo("old");
            try (Wiretap again = Wiretap.to(server.port(), port)) {
                assertThat(again.address()).isEqualTo(tap.address());
                assertThat(recovered(cut, "put")).isNull();
                assertThat(cut.contains("removed")).isFalse();
                assertThat(StoreFixture.contents(cut)).containsExactlyInAnyOrder("cleared=old", "kept=old");
                assertThat(Caches.get(beside, "put"))
                        .as("as it is gone for all")
                        .isNull();
            }
            assertThatExceptionOfType(StoreException.class).isThrownBy(cut::clear);
            try (Wiretap again = Wiretap.to(server.port(), port)) {
                assertThat(again.trips()).isZero();
                assertThat(recovered(cut, "cleared")).isNull();
                assertThat(StoreFixture.contents(cut)).isEmpty();
                assertThat(Caches.get(beside, "kept")).isNull();
            }
        }
    }

    private static <V> @Nullable V recovered(Store<String, V> store, String key) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return Caches.get(store, key);
            } catch (StoreException e) {
                assertThat(System.nanoTime()).as("%s", e).isLessThan(end);
            }
        }
    }

    @Test
    void restartedServer_betweenTwoOperations_costsAtMostOneFailure() {
        String key = keys(true).get(0);
        LOST.restart();
        int failures = 0;
        for (int i = 0; i < 20; i++) {
            try {
                put(key, i);
                assertThat(Caches.get(store, key)).isEqualTo(i);
            } catch (StoreException e) {
                failures++;
            }
        }
        assertThat(failures).isLessThanOrEqualTo(1);
    }

    /** The server counts its writes from one again: what was seen before must not match what came after. */
    @Test
    void version_fromBeforeARestart_doesNotMatchAnotherWriteOfTheSameNumber() {
        try (MemcachedServer alone = MemcachedServer.start();
                Caches mine = Caches.at(alone.uri(), QUICK);
                Caches theirs = Caches.at(alone.uri(), QUICK)) {
            Store<String, String> first = mine.open(name);
            first.write("k", "before", Match.ANY, Lifetimes.ETERNAL, false);
            var seen = Objects.requireNonNull(first.read("k", Lifetime.KEEP));
            String generation = alone.keys().stream()
                    .filter(one -> one.endsWith(":sk"))
                    .map(one -> one.split(":")[2])
                    .findFirst()
                    .orElseThrow();
            alone.restart();
            alone.put("larder:@generation:" + name, generation.getBytes(StandardCharsets.US_ASCII));
            Store<String, String> second = theirs.open(name);
            second.write("k", "after", Match.ANY, Lifetimes.ETERNAL, false);
            try {
                assertThat(first.write("k", "lost update", Match.version(seen), Lifetimes.ETERNAL, false)
                                .applied())
                        .isFalse();
            } catch (StoreException connectionLost) {
                assertThat(connectionLost).hasMessageContaining("connection was lost");
            }
            assertThat(first.remove("k", Match.version(seen), false).applied()).isFalse();
            assertThat(first.touch("k", seen, Lifetime.ETERNAL)).isFalse();
        }
    }

    @Test
    void interrupt_endsTheWait_andStaysSet() throws Exception {
        String key = keys(true).get(0);
        try (Caches patient = Caches.at(
                MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)),
                Map.of(RemoteSettings.TIMEOUT, Duration.ofSeconds(30)))) {
            Store<String, Integer> waiting = patient.open(name);
            waiting.contains(key);
            LOST.pause();
            try {
                CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
                Thread thread = new Thread(() -> {
                    try {
                        waiting.read(key, Lifetime.KEEP);
                        interrupted.complete(false);
                    } catch (CacheException e) {
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    }
                });
                thread.start();
                while (thread.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                thread.interrupt();
                assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
            } finally {
                LOST.resume();
            }
        }
    }

    @Test
    void unreachedServer_isAskedAgainOnlyAfterAWhile() {
        try (Caches nowhere = Caches.at(URI.create("memcached://127.0.0.1:1"), QUICK)) {
            Store<String, Integer> none = nowhere.open(name);
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                messages.add(catchThrowableOfType(StoreException.class, () -> Caches.get(none, "k"))
                        .getMessage());
            }
            assertThat(messages.get(0)).contains("127.0.0.1:1", "refused");
            assertThat(messages).anyMatch(message -> message.contains("left alone for a while"));
        }
    }

    /** As Memcached does at its limit of connections: it says so, unasked, and closes. */
    @Test
    void serverThatSpeaksUnasked_holdsUpNobodyElse() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            CompletableFuture<Void> speaking = CompletableFuture.runAsync(() -> speak(rude));
            URI both = URI.create("memcached://" + LOST.address() + ",127.0.0.1:" + rude.getLocalPort());
            try (Caches mixed = Caches.at(both, QUICK)) {
                Store<String, Integer> mixedStore = mixed.open(name);
                int failures = 0;
                int successes = 0;
                for (int i = 0; i < 60; i++) {
                    int value = i;
                    try {
                        bounded(() -> mixedStore.write("k" + value, value, Match.ANY, Lifetimes.ETERNAL, false));
                        successes++;
                    } catch (StoreException e) {
                        failures++;
                    }
                }
                assertThat(failures).isPositive();
                assertThat(successes).isGreaterThan(10);
                for (int i = 0; i < 60; i++) {
                    int key = i;
                    bounded(() -> {
                        try {
                            assertThat(Caches.get(mixedStore, "k" + key)).isEqualTo(Integer.valueOf(key));
                        } catch (StoreException e) {
                            assertThat(e).hasMessageContaining(":" + rude.getLocalPort());
                        }
                    });
                }
            }
            assertThat(speaking).isNotDone();
        }
    }

    private static void speak(ServerSocket rude) {
        while (!rude.isClosed()) {
            try (Socket client = rude.accept()) {
                client.getOutputStream()
                        .write("ERROR Too many open connections\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    @Test
    void startup_require_failsWithoutTheServer_andLazyDoesNot() {
        URI nowhere = URI.create("memcached://127.0.0.1:1");
        Map<Setting<?>, Object> settings = new HashMap<>(QUICK);
        settings.put(RemoteSettings.STARTUP, Startup.REQUIRE);
        try (Caches requiring = Caches.at(nowhere, settings);
                Caches lazy = Caches.at(nowhere, QUICK)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> requiring.open(name))
                    .withMessageContaining("open failed at memcached://127.0.0.1:1");
            assertThat(lazy.<String, Integer>open(name)).isNotNull();
        }
        try (Caches requiring = Caches.at(MemcachedServer.uri(SERVERS.toArray(MemcachedServer[]::new)), settings)) {
            assertThat(requiring.<String, Integer>open(name)).isNotNull();
        }
    }

    @Test
    void unknownHost_isNamed() {
        try (Caches nowhere = Caches.at(URI.create("memcached://no-such-host.invalid"), QUICK)) {
            Store<String, Integer> none = nowhere.open(name);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> Caches.get(none, "k"))
                    .withMessageContaining("no-such-host.invalid");
        }
    }

    @Test
    void operation_whenTheConnectionsAreClosed_failsLikeAnyOther() {
        caches.close();
        for (int i = 0; i < 6; i++) {
            String key = "k" + i;
            bounded(() -> assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.read(key, Lifetime.KEEP))
                    .withMessageContaining("closed"));
        }
    }

    @Test
    void close_leavesNoThread() {
        try (Caches brief = Caches.at(SERVERS.get(2).uri(), QUICK)) {
            Store<String, Integer> one = brief.open(name);
            one.write("k", 1, Match.ANY, Lifetimes.ETERNAL, false);
        }
        caches.close();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (ours().findAny().isPresent()) {
            assertThat(System.nanoTime()).as(ours().toList().toString()).isLessThan(end);
        }
    }

    private static Stream<String> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.startsWith("Xmemcached") || thread.startsWith("larder-memcached"));
    }
}
