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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one read or entry processor loads while other JVMs share the store. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class LeasedLoadsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final Scene scene = new Scene();

    private final SharedEngines<Integer, String> engines = new SharedEngines<>();

    /** What goes on in other JVMs, well or badly. */
    private final List<Future<?>> others = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        try {
            Await.until(
                    "the end of the other JVMs' loads", () -> others.stream().allMatch(Future::isDone));
            Await.until("all leases given back", () -> engines.leases().held().isEmpty());
        } finally {
            engines.close();
        }
    }

    private static LarderConfiguration<Integer, String> through(Function<Integer, String> loader) {
        return LarderConfiguration.of(Integer.class, String.class).readThrough(new By<>(loader));
    }

    private void awaitRefusals(int count) {
        Await.until(count + " keys refused", () -> engines.leases().refused() >= count);
    }

    @Test
    void get_ofAMissingKeyInManyThreadsOfManyJvms_loadsOnce() {
        By<String> loader = new By<>(key -> {
            awaitRefusals(3);
            return "v" + key;
        });
        LarderConfiguration<Integer, String> configuration =
                LarderConfiguration.of(Integer.class, String.class).readThrough(loader);
        List<CacheEngine<Integer, String>> four = engines.open(4, configuration, LONG);
        ConcurrentLinkedQueue<String> got = new ConcurrentLinkedQueue<>();

        scene.together(48, number -> got.add(four.get(number % 4).singleKey().get(1)));

        assertThat(loader.calls).hasValue(1);
        assertThat(got).hasSize(48).containsOnly("v1");
    }

    @Test
    void get_ofWhatAnotherJvmLoadedBeforeTheLeaseWasTaken_loadsNothing() {
        By<String> loader = new By<>(key -> "loaded");
        CacheEngine<Integer, String> engine =
                engines.open(LarderConfiguration.of(Integer.class, String.class).readThrough(loader), LONG);
        CacheEngine<Integer, String> other = engines.open(through(key -> null), LONG);
        engines.leases().before(keys -> other.singleKey().put(1, "from elsewhere"));

        assertThat(engine.singleKey().get(1)).isEqualTo("from elsewhere");
        assertThat(engine.bulk().getAll(Set.of(1))).containsEntry(1, "from elsewhere");
        assertThat(loader.calls).hasValue(0);
    }

    /** While one engine's loader is at work, another engine begins to wait for it. */
    private Future<String> waiting(Function<Integer, String> first, Function<Integer, String> second) {
        CountDownLatch begun = new CountDownLatch(1);
        CacheEngine<Integer, String> one = engines.open(
                through(key -> {
                    begun.countDown();
                    awaitRefusals(1);
                    return first.apply(key);
                }),
                LONG);
        CacheEngine<Integer, String> two = engines.open(through(second), LONG);
        others.add(scene.start(() -> one.singleKey().get(1)));
        Scene.await(begun);
        return scene.start(() -> two.singleKey().get(1));
    }

    @Test
    void get_ofAKeyThatAnotherJvmLoads_getsItsValue() {
        assertThat(Scene.get(waiting(key -> "first", key -> "second"))).isEqualTo("first");
    }

    @Test
    void get_ofAKeyThatAnotherJvmFindsNoValueFor_loadsItItself() {
        assertThat(Scene.get(waiting(key -> null, key -> "second"))).isEqualTo("second");
    }

    @Test
    void get_ofAKeyWhoseLoaderFailsInAnotherJvm_loadsItItself() {
        Future<String> second = waiting(
                key -> {
                    throw new IllegalStateException("first");
                },
                key -> "second");

        assertThat(Scene.get(second)).isEqualTo("second");
    }

    @Test
    void get_whileAnotherJvmKeepsTheLease_failsInTimeAndSaysWhatToDo() {
        By<String> loader = new By<>(key -> "v" + key);
        CacheEngine<Integer, String> engine = engines.open(
                LarderConfiguration.of(Integer.class, String.class).readThrough(loader), Duration.ofMillis(100));

        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            assertThat(elsewhere.keys()).containsExactly(1);
            assertThatThrownBy(() -> engine.singleKey().get(1))
                    .isInstanceOf(CacheLoaderException.class)
                    .hasMessageContaining("'test'")
                    .hasMessageContaining("larder.lock-timeout");
            assertThatThrownBy(() -> engine.bulk().getAll(Set.of(1)))
                    .isInstanceOf(CacheLoaderException.class)
                    .hasMessageContaining("larder.lock-timeout");
            assertThatThrownBy(() -> engine.processing().invoke(1, (entry, arguments) -> entry.getValue()))
                    .isInstanceOf(EntryProcessorException.class)
                    .rootCause()
                    .isInstanceOf(CacheLoaderException.class)
                    .hasMessageContaining("larder.lock-timeout");
        }
        assertThat(loader.calls).hasValue(0);
        assertThat(engine.singleKey().get(1)).isEqualTo("v1");
    }

    @Test
    void get_thatIsInterruptedWhileAnotherJvmLoads_fails() {
        CacheEngine<Integer, String> engine = engines.open(through(key -> "v" + key), LONG);
        AtomicReference<Thread> waiter = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();

        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            assertThat(elsewhere.keys()).containsExactly(1);
            Future<String> waiting = scene.start(() -> {
                waiter.set(Thread.currentThread());
                try {
                    return engine.singleKey().get(1);
                } finally {
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            awaitRefusals(1);
            waiter.get().interrupt();

            assertThat(Scene.failure(waiting))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("interrupted");
        }
        assertThat(interrupted).isTrue();
        assertThat(engine.singleKey().get(1)).isEqualTo("v1");
    }

    @Test
    void get_whileAnotherJvmLoads_endsWhenTheCacheIsClosed() {
        CacheEngine<Integer, String> engine = engines.open(through(key -> "v" + key), LONG);

        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            assertThat(elsewhere.keys()).containsExactly(1);
            Future<String> waiting = scene.start(() -> engine.singleKey().get(1));
            awaitRefusals(1);
            engine.close();

            assertThat(Scene.failure(waiting)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void get_whenTheStoreCanLeaseNothing_passesItsExceptionAndLoadsNothing() {
        By<String> loader = new By<>(key -> "v" + key);
        CacheEngine<Integer, String> engine =
                engines.open(LarderConfiguration.of(Integer.class, String.class).readThrough(loader), LONG);
        engines.leases().before(keys -> {
            throw new CacheException("down");
        });
        assertThatThrownBy(() -> engine.singleKey().get(1)).hasMessage("down");
        assertThatThrownBy(() -> engine.bulk().getAll(Set.of(1, 2))).hasMessage("down");
        assertThat(loader.calls).hasValue(0);

        engines.leases().before(keys -> {});
        assertThat(engine.singleKey().get(1)).isEqualTo("v1");
    }

    @Test
    void loader_thatFails_leavesNothingLeased() {
        CacheEngine<Integer, String> engine = engines.open(
                through(key -> {
                    assertThat(engines.leases().held()).contains(key);
                    throw new StackOverflowError("deep");
                }),
                LONG);

        assertThatThrownBy(() -> engine.singleKey().get(1)).isInstanceOf(StackOverflowError.class);
        assertThat(engines.leases().held()).isEmpty();
        assertThatThrownBy(() -> engine.bulk().getAll(Set.of(1, 2))).isInstanceOf(StackOverflowError.class);
        assertThat(engines.leases().held()).isEmpty();
        assertThatThrownBy(() -> engine.processing().invoke(1, (entry, arguments) -> entry.getValue()))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void listener_toldOfALoad_findsNothingLeased() {
        Witness<Integer, String> witness =
                new Witness<>(event -> assertThat(engines.leases().held()).doesNotContain(event.key()));
        CacheEngine<Integer, String> engine =
                engines.open(through(key -> "v" + key).listener(witness.synchronous()), LONG);

        engine.singleKey().get(1);
        engine.bulk().getAll(Set.of(2, 3));
        engine.processing().invoke(4, (entry, arguments) -> entry.getValue());

        assertThat(witness.told()).hasSize(4);
    }

    @Test
    void lease_lostWhileLoading_harmsNeitherTheValueNorWhoHasItNow() {
        AtomicReference<Lease<Integer>> elsewhere = new AtomicReference<>();
        CacheEngine<Integer, String> engine = engines.open(
                through(key -> {
                    engines.leases().expire(key);
                    elsewhere.set(engines.leases().tryAcquire(Set.of(key)));
                    return "v" + key;
                }),
                Duration.ofMillis(100));

        assertThat(engine.singleKey().get(1)).isEqualTo("v1");
        assertThat(engines.leases().held()).containsExactly(1);
        assertThat(engine.singleKey().get(1)).isEqualTo("v1");
        engine.singleKey().remove(1);
        assertThatThrownBy(() -> engine.singleKey().get(1))
                .as("it does not take the lease for its own any more")
                .isInstanceOf(CacheLoaderException.class);
        elsewhere.get().close();
    }

    @Test
    void lease_lostWhileLoading_toOneWhoStoresAValue_leavesThatValue() {
        CacheEngine<Integer, String> other = engines.open(through(key -> "other"), LONG);
        CacheEngine<Integer, String> engine = engines.open(
                through(key -> {
                    engines.leases().expire(key);
                    assertThat(other.singleKey().get(key)).isEqualTo("other");
                    return "late";
                }),
                LONG);

        assertThat(engine.singleKey().get(1)).isEqualTo("other");
    }

    @Test
    void invoke_ofAMissingKeyInManyThreadsOfManyJvms_loadsOnce() {
        By<String> loader = new By<>(key -> {
            awaitRefusals(3);
            return "v" + key;
        });
        List<CacheEngine<Integer, String>> four = engines.open(
                4, LarderConfiguration.of(Integer.class, String.class).readThrough(loader), LONG);
        ConcurrentLinkedQueue<String> got = new ConcurrentLinkedQueue<>();

        scene.together(
                16,
                number -> got.add(four.get(number % 4).processing().invoke(1, (entry, arguments) -> entry.getValue())));

        assertThat(loader.calls).hasValue(1);
        assertThat(got).hasSize(16).containsOnly("v1");
    }

    @Test
    void invoke_thatLoads_hasTheLeaseUntilItIsDone() {
        CacheEngine<Integer, String> engine = engines.open(through(key -> "v" + key), LONG);

        String loaded = engine.processing().invoke(1, (entry, arguments) -> {
            assertThat(engines.leases().held()).isEmpty();
            String value = entry.getValue();
            assertThat(engines.leases().held()).containsExactly(1);
            return value;
        });
        assertThat(loaded).isEqualTo("v1");
        assertThat(engine.singleKey().containsKey(1)).isTrue();
    }

    @Test
    void invoke_thatRemovesWhatAnotherJvmLoadedForItMeanwhile_removesIt() {
        By<String> loader = new By<>(key -> "mine");
        CacheEngine<Integer, String> engine =
                engines.open(LarderConfiguration.of(Integer.class, String.class).readThrough(loader), LONG);
        CacheEngine<Integer, String> other = engines.open(through(key -> null), LONG);
        AtomicBoolean first = new AtomicBoolean(true);
        engines.leases().before(keys -> {
            if (first.getAndSet(false)) {
                other.singleKey().put(1, "from elsewhere");
            }
        });

        String seen = engine.processing().invoke(1, (entry, arguments) -> {
            String value = entry.getValue();
            entry.remove();
            return value;
        });

        assertThat(seen).isEqualTo("from elsewhere");
        assertThat(engine.singleKey().containsKey(1)).isFalse();
        assertThat(loader.calls).hasValue(0);
    }

    @Test
    void invoke_withLoaderAndWriter_loadsWithTheLeaseItHas() {
        Ledger ledger = new Ledger();
        CacheEngine<Integer, String> engine =
                engines.open(through(key -> "v" + key).writeThrough(ledger), LONG);

        engine.processing().invoke(1, (entry, arguments) -> {
            entry.setValue(entry.getValue() + "+");
            return null;
        });

        assertThat(engine.singleKey().get(1)).isEqualTo("v1+");
        assertThat(ledger.last(1)).isEqualTo("v1+");
        assertThat(engines.leases().asked()).isEqualTo(1);
    }

    @Test
    void loaderWriterAndProcessor_thatUseTheSameKeyOfTheCache_doNotWaitForThemselves() {
        AtomicReference<CacheEngine<Integer, String>> self = new AtomicReference<>();
        Ledger ledger = new Ledger();
        CacheEngine<Integer, String> engine = engines.open(
                through(key -> {
                            self.get().singleKey().put(key, "put by the loader");
                            return "loaded";
                        })
                        .writeThrough(ledger),
                LONG);
        self.set(engine);

        assertThat(engine.singleKey().get(1)).isEqualTo("loaded");
        assertThat(engine.singleKey().get(1)).isEqualTo("put by the loader");
        String seen = engine.processing()
                .invoke(2, (entry, arguments) -> engine.singleKey().get(2));
        assertThat(seen).isEqualTo("loaded");
    }

    @Test
    void put_withAWriterWhileItsOwnJvmLoads_isNotHeldUpAndStays() {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CacheEngine<Integer, String> engine = engines.open(
                through(key -> {
                            read.countDown();
                            Scene.await(release);
                            return "old";
                        })
                        .writeThrough(new Ledger()),
                LONG);
        Future<String> loading = scene.start(() -> engine.singleKey().get(1));
        Scene.await(read);

        engine.singleKey().put(1, "new");
        release.countDown();
        Scene.get(loading);

        assertThat(engine.singleKey().get(1)).isEqualTo("new");
    }

    @Test
    void put_withAWriterWhileAnotherJvmLoads_comesAfterTheLoad() {
        Ledger ledger = new Ledger();
        ledger.write(1, "old");
        CountDownLatch read = new CountDownLatch(1);
        LarderConfiguration<Integer, String> configuration = through(key -> {
                    String row = ledger.last(key);
                    read.countDown();
                    awaitRefusals(1);
                    return row;
                })
                .writeThrough(ledger);
        List<CacheEngine<Integer, String>> two = engines.open(2, configuration, LONG);
        Future<String> loading = scene.start(() -> two.get(0).singleKey().get(1));
        Scene.await(read);

        two.get(1).singleKey().remove(1);

        assertThat(Scene.get(loading)).isEqualTo("old");
        assertThat(two.get(0).singleKey().containsKey(1)).isFalse();
    }

    @Test
    void writer_thatFailsInAnInvokeThatLoaded_leavesNothingLeased() {
        CacheEngine<Integer, String> engine =
                engines.open(through(key -> "v" + key).writeThrough(new Ledger("no")), LONG);

        assertThatThrownBy(() -> engine.processing().invoke(1, (entry, arguments) -> {
                    entry.setValue(entry.getValue() + "+");
                    return null;
                }))
                .isInstanceOf(CacheWriterException.class);
    }
}
