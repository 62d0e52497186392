// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.engine.CacheEngine;
import io.larder.spi.Lease;
import io.larder.testing.Await;
import io.larder.testing.SharedEngines;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code getAll} and {@code loadAll} load while other JVMs share the store. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class LeasedBulkLoadsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final Scene scene = new Scene();

    private final SharedEngines<Integer, String> engines = new SharedEngines<>();

    @AfterEach
    void nothingIsLeft() {
        try {
            Await.until("all leases given back", () -> engines.leases().held().isEmpty());
        } finally {
            engines.close();
        }
    }

    /** Writes down which keys it was asked for together; each must be leased meanwhile. */
    private final class Source implements CacheLoader<Integer, String> {
        final ConcurrentLinkedQueue<Set<Integer>> asked = new ConcurrentLinkedQueue<>();

        /** What happens while keys are loaded. */
        volatile Consumer<Set<Integer>> meanwhile = keys -> {};

        List<Integer> keys() {
            return asked.stream().flatMap(Set::stream).sorted().toList();
        }

        @Override
        public String load(Integer key) {
            return loadAll(Set.of(key)).get(key);
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            Set<Integer> together = new HashSet<>();
            keys.forEach(together::add);
            asked.add(together);
            assertThat(engines.leases().held()).containsAll(together);
            meanwhile.accept(together);
            Map<Integer, String> loaded = new HashMap<>();
            together.forEach(key -> loaded.put(key, "v" + key));
            return loaded;
        }
    }

    private static LarderConfiguration<Integer, String> through(CacheLoader<Integer, String> loader) {
        return LarderConfiguration.of(Integer.class, String.class).readThrough(loader);
    }

    private static Set<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toSet());
    }

    private void awaitRefusals(int count) {
        Await.until(count + " keys refused", () -> engines.leases().refused() >= count);
    }

    private static CompletionListenerFuture loadAll(
            CacheEngine<Integer, String> engine, Set<Integer> keys, boolean replace) {
        CompletionListenerFuture end = new CompletionListenerFuture();
        engine.loadAll(keys, replace, end);
        return end;
    }

    @Test
    void getAll_ofKeysThatAnotherJvmLoadsInPart_loadsTheOthersTogetherAndWaitsForThose() {
        CountDownLatch begun = new CountDownLatch(1);
        Source source = new Source();
        source.meanwhile = keys -> {
            if (keys.contains(0)) {
                begun.countDown();
                Await.until("the other JVM's keys", () -> source.asked.size() == 2);
            }
        };
        List<CacheEngine<Integer, String>> two = engines.open(2, through(source), LONG);
        Future<Map<Integer, String>> first = scene.start(() -> two.get(0).bulk().getAll(range(0, 10)));
        Scene.await(begun);

        assertThat(two.get(1).bulk().getAll(range(5, 15))).hasSize(10).containsEntry(5, "v5");

        assertThat(Scene.get(first)).hasSize(10);
        assertThat(source.asked).containsExactly(range(0, 10), range(10, 15));
    }

    @Test
    void getAll_ofOverlappingKeysInManyJvms_loadsEachOnceAndEnds() {
        Source source = new Source();
        List<CacheEngine<Integer, String>> four = engines.open(4, through(source), LONG);

        scene.together(8, number -> {
            for (int round = 0; round < 20; round++) {
                int from = round * 30 + number * 3;
                assertThat(four.get(number % 4).bulk().getAll(range(from, from + 9)))
                        .hasSize(9);
            }
        });

        assertThat(source.keys()).doesNotHaveDuplicates();
    }

    @Test
    void getAll_thatWaitsForAnotherJvm_hasStoredAndGivenBackWhatItLoaded() {
        Source source = new Source();
        List<CacheEngine<Integer, String>> two = engines.open(2, through(source), LONG);
        Future<Map<Integer, String>> waiting;
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(2))) {
            waiting = scene.start(() -> two.get(0).bulk().getAll(Set.of(1, 2, 3)));
            awaitRefusals(2);

            assertThat(engines.leases().held()).isEqualTo(elsewhere.keys());
            assertThat(Scene.get(scene.start(() -> two.get(0).singleKey().get(1))))
                    .isEqualTo("v1");
            two.get(1).singleKey().put(2, "from elsewhere");
            assertThat(Scene.get(waiting)).isEqualTo(Map.of(1, "v1", 2, "from elsewhere", 3, "v3"));
        }
        assertThat(source.keys()).containsExactly(1, 3);
    }

    @Test
    void getAll_ofKeysThatAnotherJvmGivesBackWithoutValues_loadsThem() {
        Source source = new Source();
        CacheEngine<Integer, String> engine = engines.open(through(source), LONG);
        Future<Map<Integer, String>> waiting;
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(2, 3))) {
            waiting = scene.start(() -> engine.bulk().getAll(Set.of(1, 2, 3)));
            awaitRefusals(4);
            assertThat(elsewhere.keys()).hasSize(2);
        }

        assertThat(Scene.get(waiting)).hasSize(3);
        assertThat(source.asked).containsExactly(Set.of(1), Set.of(2, 3));
    }

    @Test
    void getAll_whoseSecondLoadFails_leavesNothingUnderWay() {
        Source source = new Source();
        source.meanwhile = keys -> {
            if (keys.contains(2) && source.asked.size() == 2) {
                throw new IllegalStateException("second");
            }
        };
        CacheEngine<Integer, String> engine = engines.open(through(source), LONG);
        Future<Map<Integer, String>> waiting;
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(2))) {
            waiting = scene.start(() -> engine.bulk().getAll(Set.of(1, 2)));
            awaitRefusals(2);
            assertThat(elsewhere.keys()).hasSize(1);
        }

        assertThat(Scene.failure(waiting))
                .isInstanceOf(CacheLoaderException.class)
                .hasRootCauseMessage("second");
        assertThat(engine.bulk().getAll(Set.of(1, 2))).hasSize(2);
        assertThat(source.keys()).containsExactly(1, 2, 2);
    }

    @Test
    void loadAll_ofOverlappingKeysInTwoJvms_loadsEachOnceAndEnds() throws Exception {
        Source source = new Source();
        List<CacheEngine<Integer, String>> two = engines.open(2, through(source), LONG);

        for (int round = 0; round < 50; round++) {
            int from = round * 15;
            CompletionListenerFuture one = loadAll(two.get(0), range(from, from + 10), false);
            CompletionListenerFuture other = loadAll(two.get(1), range(from + 5, from + 15), false);
            one.get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);
            other.get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        assertThat(source.keys())
                .containsExactlyElementsOf(range(0, 750).stream().sorted().toList());
        assertThat(two.get(0).bulk().getAll(range(0, 750))).hasSize(750);
    }

    @Test
    void loadAll_replacingWhatAnotherJvmLoads_loadsItAfterwards() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Source source = new Source();
        source.meanwhile = keys -> {
            begun.countDown();
            awaitRefusals(1);
        };
        List<CacheEngine<Integer, String>> two = engines.open(2, through(source), LONG);
        CompletionListenerFuture one = loadAll(two.get(0), Set.of(1, 2), true);
        Scene.await(begun);
        CompletionListenerFuture other = loadAll(two.get(1), Set.of(2, 3), true);
        one.get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);
        other.get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(source.keys()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void loadAll_ofWhatAnotherJvmLoadedBeforeTheLeaseWasTaken_loadsNothing() throws Exception {
        Source source = new Source();
        List<CacheEngine<Integer, String>> two = engines.open(2, through(source), LONG);
        engines.leases().before(keys -> two.get(1).singleKey().put(1, "from elsewhere"));

        loadAll(two.get(0), Set.of(1), false).get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(source.keys()).isEmpty();
    }

    @Test
    void loadAll_withAWriter_storesWithTheLeasesItHas() throws Exception {
        Source source = new Source();
        Ledger ledger = new Ledger();
        CacheEngine<Integer, String> engine = engines.open(through(source).writeThrough(ledger), LONG);

        loadAll(engine, Set.of(1, 2), true).get(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(engine.bulk().getAll(Set.of(1, 2))).hasSize(2);
        assertThat(engines.leases().asked()).isEqualTo(1);
        assertThat(ledger.calls).hasValue(0);
    }

    @Test
    void loadAll_whileAnotherJvmLoads_isToldOfTheEndOfTheCache() {
        CacheEngine<Integer, String> engine = engines.open(through(new Source()), LONG);
        ConcurrentLinkedQueue<Exception> told = new ConcurrentLinkedQueue<>();
        try (Lease<Integer> elsewhere = engines.leases().tryAcquire(Set.of(1))) {
            engine.loadAll(Set.of(1), false, new CompletionListener() {
                @Override
                public void onCompletion() {}

                @Override
                public void onException(Exception failure) {
                    told.add(failure);
                }
            });
            awaitRefusals(1);
            engine.close();
            assertThat(elsewhere.keys()).hasSize(1);
        }

        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
    }
}
