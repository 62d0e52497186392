// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.ReadThroughTest.By;
import io.larder.engine.CacheEngine;
import io.larder.spi.Lease;
import io.larder.testing.Await;
import io.larder.testing.SharedEngines;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a writer hears while several JVMs share the store. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class LeasedWritesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int KEYS = 4;

    @RegisterExtension
    final Scene scene = new Scene();

    private final SharedEngines<Integer, String> engines = new SharedEngines<>();
    private final Ledger ledger = new Ledger();

    @AfterEach
    void nothingIsLeft() {
        try {
            Await.until("all leases given back", () -> engines.leases().held().isEmpty());
        } finally {
            engines.close();
        }
    }

    private static LarderConfiguration<Integer, String> plain() {
        return LarderConfiguration.of(Integer.class, String.class);
    }

    private void awaitRefusals(int count) {
        Await.until(count + " keys refused", () -> engines.leases().refused() >= count);
    }

    private Map<Object, String> entries(CacheEngine<Integer, String> engine) {
        Map<Object, String> entries = new HashMap<>();
        engine.iterator().forEachRemaining(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static void anyChange(CacheEngine<Integer, String> engine) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int key = random.nextInt(KEYS);
        String value = "v" + random.nextLong();
        switch (random.nextInt(9)) {
            case 0 -> engine.singleKey().put(key, value);
            case 1 -> engine.singleKey().getAndPut(key, value);
            case 2 -> engine.singleKey().putIfAbsent(key, value);
            case 3 -> engine.singleKey().replace(key, value);
            case 4 -> engine.singleKey().remove(key);
            case 5 -> engine.singleKey().getAndRemove(key);
            case 6 -> engine.bulk().putAll(Map.of(key, value, (key + 1) % KEYS, value));
            case 7 -> engine.bulk().removeAll(Set.of(key, (key + 1) % KEYS));
            default ->
                engine.processing().invoke(key, (entry, arguments) -> {
                    entry.setValue(value);
                    return null;
                });
        }
    }

    @Test
    void anyChange_inSeveralJvms_reachesTheWriterInTheOrderOfTheCommits() {
        List<CacheEngine<Integer, String>> three = engines.open(3, plain().writeThrough(ledger), LONG);

        for (int round = 0; round < 6; round++) {
            scene.together(6, number -> {
                for (int i = 0; i < 15; i++) {
                    anyChange(three.get(number % 3));
                }
            });
            assertThat(ledger.all()).isEqualTo(entries(three.get(0)));
        }
        assertThat(ledger.overlaps).hasValue(0);
    }

    @Test
    void putAll_ofTheSameKeysInOppositeOrdersInTwoJvms_ends() {
        List<CacheEngine<Integer, String>> two = engines.open(2, plain().writeThrough(ledger), LONG);

        scene.together(2, number -> {
            for (int i = 0; i < 50; i++) {
                Map<Integer, String> values = new LinkedHashMap<>();
                for (int key = 0; key < KEYS; key++) {
                    values.put(number == 0 ? key : KEYS - 1 - key, "v" + number);
                }
                two.get(number).bulk().putAll(values);
            }
        });

        assertThat(ledger.overlaps).hasValue(0);
        assertThat(ledger.all()).isEqualTo(entries(two.get(0)));
    }

    static Stream<Consumer<CacheEngine<Integer, String>>> changes() {
        return Stream.of(
                engine -> engine.singleKey().put(1, "new"),
                engine -> engine.singleKey().getAndPut(1, "new"),
                engine -> engine.singleKey().replace(1, "new"),
                engine -> engine.singleKey().replace(1, "old", "new"),
                engine -> engine.singleKey().getAndReplace(1, "new"),
                engine -> engine.singleKey().remove(1),
                engine -> engine.singleKey().remove(1, "old"),
                engine -> engine.singleKey().getAndRemove(1),
                engine -> engine.singleKey().putIfAbsent(1, "new"),
                engine -> engine.bulk().putAll(Map.of(1, "new", 2, "new")),
                engine -> engine.bulk().removeAll(Set.of(1, 2)),
                engine -> engine.bulk().removeAll(),
                engine -> {
                    var iterator = engine.iterator();
                    iterator.next();
                    iterator.remove();
                },
                engine -> engine.processing().invoke(1, (entry, arguments) -> {
                    entry.setValue("new");
                    return null;
                }));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_whileAnotherJvmHasTheLease_failsInTimeAndChangesNothing(Consumer<CacheEngine<Integer, String>> change) {
        engines.open(plain(), LONG).singleKey().put(1, "old");
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), Duration.ofMillis(60));

        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            assertThatThrownBy(() -> change.accept(engine))
                    .isExactlyInstanceOf(CacheException.class)
                    .hasMessageContaining("'test'")
                    .hasMessageContaining("larder.lock-timeout");
            assertThat(engines.leases().held()).isEqualTo(elsewhere.keys());
        }
        assertThat(ledger.calls).hasValue(0);
        assertThat(entries(engine)).isEqualTo(Map.of(1, "old"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_whileAnotherJvmHasTheLease_takesPlaceAfterwards(Consumer<CacheEngine<Integer, String>> change) {
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), LONG);
        engine.singleKey().put(1, "old");
        Future<?> changing;
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            changing = scene.start(() -> change.accept(engine));
            awaitRefusals(2);
            assertThat(ledger.all()).isEqualTo(Map.of(1, "old"));
            assertThat(elsewhere.keys()).containsExactly(1);
        }
        Scene.get(changing);

        assertThat(ledger.all()).isEqualTo(entries(engine));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_whenTheStoreCanLeaseNothing_passesItsExceptionAndChangesNothing(
            Consumer<CacheEngine<Integer, String>> change) {
        engines.open(plain(), LONG).singleKey().put(1, "old");
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), LONG);
        engines.leases().before(keys -> {
            throw new CacheException("down");
        });

        assertThatThrownBy(() -> change.accept(engine))
                .isExactlyInstanceOf(CacheException.class)
                .hasMessage("down");
        assertThat(ledger.calls).hasValue(0);
        assertThat(entries(engine)).isEqualTo(Map.of(1, "old"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_whoseWriterFails_leavesNothingLeased(Consumer<CacheEngine<Integer, String>> change) {
        engines.open(plain(), LONG).singleKey().put(1, "old");
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(new Ledger("no")), LONG);
        try {
            change.accept(engine);
        } catch (CacheWriterException failure) {
            assertThat(failure).hasRootCauseMessage("no");
        }
        assertThat(engines.leases().asked()).isPositive();
        assertThat(engines.leases().held()).isEmpty();
        assertThat(entries(engine)).isEqualTo(Map.of(1, "old"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_withoutAWriter_takesNoLease(Consumer<CacheEngine<Integer, String>> change) {
        CacheEngine<Integer, String> engine = engines.open(plain(), LONG);
        engine.singleKey().put(1, "old");

        change.accept(engine);

        assertThat(engines.leases().asked()).isZero();
    }

    @Test
    void read_withAWriter_takesNoLease() {
        CacheEngine<Integer, String> engine =
                engines.open(plain().expireAfterAccess(Duration.ofDays(1)).writeThrough(ledger), LONG);
        engines.open(plain(), LONG).bulk().putAll(Map.of(1, "one", 2, "two"));
        CacheEngine<Integer, String> readOnce = engines.open(
                plain().expiry(() -> new javax.cache.expiry.AccessedExpiryPolicy(javax.cache.expiry.Duration.ZERO))
                        .writeThrough(ledger),
                LONG);

        assertThat(engine.singleKey().get(1)).isEqualTo("one");
        assertThat(engine.singleKey().get(3)).isNull();
        assertThat(engine.bulk().getAll(Set.of(1, 2, 3))).hasSize(2);
        assertThat(engine.singleKey().containsKey(1)).isTrue();
        assertThat(entries(engine)).hasSize(2);
        assertThat(readOnce.singleKey().get(1)).isEqualTo("one");
        assertThat(readOnce.bulk().getAll(Set.of(1, 2))).isEqualTo(Map.of(2, "two"));
        assertThat(engines.leases().asked()).isZero();
    }

    @Test
    void processor_thatFails_leavesNothingLeased() {
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), LONG);

        assertThatThrownBy(() -> engine.processing().invoke(1, (entry, arguments) -> {
                    assertThat(engines.leases().held()).containsExactly(1);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(EntryProcessorException.class)
                .hasRootCauseMessage("no");
    }

    @Test
    void listener_toldOfAChange_findsNothingLeased() {
        Witness<Integer, String> witness =
                new Witness<>(event -> assertThat(engines.leases().held()).isEmpty());
        CacheEngine<Integer, String> engine =
                engines.open(plain().writeThrough(ledger).listener(witness.synchronous()), LONG);

        engine.singleKey().put(1, "one");
        engine.bulk().putAll(Map.of(1, "two", 2, "two"));

        assertThat(witness.told()).hasSize(3);
    }

    @Test
    void putAll_thatWaitsForAnotherJvm_holdsUpNobodyHere() {
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), LONG);
        Future<?> waiting;
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(2))) {
            waiting = scene.start(() -> engine.bulk().putAll(Map.of(1, "all", 2, "all")));
            awaitRefusals(2);

            Scene.get(scene.start(() -> engine.singleKey().put(1, "one")));
            assertThat(ledger.last(1)).isEqualTo("one");
            assertThat(elsewhere.keys()).containsExactly(2);
        }
        Scene.get(waiting);

        assertThat(ledger.all()).isEqualTo(Map.of(1, "all", 2, "all"));
    }

    /** Each JVM loads one key, for which the bulk operation of the other waits. */
    @Test
    void putAlls_betweenLoadsOfTheirKeysInTwoJvms_end() {
        CountDownLatch bothLoad = new CountDownLatch(2);
        LarderConfiguration<Integer, String> configuration = plain().writeThrough(ledger)
                .readThrough(new By<>(key -> {
                    bothLoad.countDown();
                    awaitRefusals(6);
                    return "loaded";
                }));
        List<CacheEngine<Integer, String>> two = engines.open(2, configuration, LONG);
        List<Future<String>> loads = List.of(
                scene.start(() -> two.get(0).singleKey().get(0)),
                scene.start(() -> two.get(1).singleKey().get(1)));
        Scene.await(bothLoad);

        scene.together(2, number -> two.get(number).bulk().putAll(Map.of(0, "v" + number, 1, "v" + number)));

        loads.forEach(Scene::get);
        assertThat(ledger.all()).isEqualTo(entries(two.get(0))).hasSize(2);
        assertThat(ledger.overlaps).hasValue(0);
    }

    @Test
    void lease_lostWhileTheWriterIsTold_leavesWriterAndCacheInAgreement() {
        CacheEngine<Integer, String> other = engines.open(plain().writeThrough(ledger), LONG);
        AtomicBoolean first = new AtomicBoolean(true);
        AtomicReference<Lease<Integer>> elsewhere = new AtomicReference<>();
        CacheEngine<Integer, String> engine = engines.open(plain().writeThrough(ledger), Duration.ofMillis(60));
        engine.singleKey().put(1, "old");

        engine.processing().invoke(1, (entry, arguments) -> {
            if (first.getAndSet(false)) {
                engines.leases().expire(1);
                other.singleKey().put(1, "other");
                elsewhere.set(engines.leases().tryAcquire(Set.of(1)));
            }
            entry.setValue("mine");
            return null;
        });

        assertThat(ledger.all()).isEqualTo(entries(engine)).isEqualTo(Map.of(1, "mine"));
        assertThat(engines.leases().held()).isEqualTo(elsewhere.get().keys());
        assertThatThrownBy(() -> engine.singleKey().put(1, "late")).hasMessageContaining("larder.lock-timeout");
        elsewhere.get().close();
    }
}
