// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class WriteThroughTest {

    private static final int THREADS = 8;
    private static final int KEYS = 12;

    @RegisterExtension
    final Scene scene = new Scene();

    /** A database: what was written last is there. Two calls for a key at once are a fault of the cache's. */
    private static class Database implements CacheWriter<Integer, String>, CacheLoader<Integer, String> {
        final Map<Integer, String> rows = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        final Set<Object> underWay = ConcurrentHashMap.newKeySet();
        final AtomicInteger overlaps = new AtomicInteger();

        private void change(Object key, Runnable change) {
            if (!underWay.add(key)) {
                overlaps.incrementAndGet();
            }
            change.run();
            underWay.remove(key);
        }

        @Override
        public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
            calls.add("write " + entry.getKey());
            change(entry.getKey(), () -> rows.put(entry.getKey(), entry.getValue()));
        }

        @Override
        public void writeAll(Collection<Cache.Entry<? extends Integer, ? extends String>> entries) {
            entries.forEach(this::write);
        }

        @Override
        public void delete(Object key) {
            calls.add("delete " + key);
            change(key, () -> rows.remove(key));
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(this::delete);
        }

        @Override
        public String load(Integer key) {
            return rows.get(key);
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            Map<Integer, String> loaded = new HashMap<>();
            keys.forEach(key -> {
                String row = rows.get(key);
                if (row != null) {
                    loaded.put(key, row);
                }
            });
            return loaded;
        }
    }

    private static LarderConfiguration<Integer, String> through(CacheWriter<Integer, String> writer) {
        return LarderConfiguration.of(Integer.class, String.class).writeThrough(writer);
    }

    static Stream<LarderConfiguration<Integer, String>> shapes() {
        LarderConfiguration<Integer, String> plain = LarderConfiguration.of(Integer.class, String.class);
        return Stream.of(
                plain,
                plain.maximumEntries(3),
                plain.expireAfterCreation(Duration.ofMillis(1)),
                plain.expireAfterTouch(Duration.ofMillis(2)).maximumEntries(5),
                plain.listener(new Witness<Integer, String>().synchronous()));
    }

    private static String value() {
        return "v" + ThreadLocalRandom.current().nextLong();
    }

    private static void anyChange(Cache<Integer, String> cache) {
        int key = ThreadLocalRandom.current().nextInt(KEYS);
        switch (ThreadLocalRandom.current().nextInt(12)) {
            case 0 -> cache.put(key, value());
            case 1 -> cache.remove(key);
            case 2 -> cache.replace(key, value());
            case 3 -> cache.getAndPut(key, value());
            case 4 -> cache.putIfAbsent(key, value());
            case 5 -> cache.getAndRemove(key);
            case 6 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(value());
                    return null;
                });
            case 7 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.remove();
                    return null;
                });
            case 8 -> cache.putAll(Map.of(key, value(), (key + 5) % KEYS, value()));
            case 9 -> cache.removeAll(Set.of(key, (key + 3) % KEYS));
            case 10 -> cache.getAndReplace(key, value());
            default -> {
                String present = cache.get(key);
                if (present != null) {
                    cache.replace(key, present, value());
                    cache.remove(key, present);
                }
            }
        }
    }

    /** What the cache has must be what the database has; what it has lost, it may. */
    @ParameterizedTest
    @MethodSource("shapes")
    void anyChange_inManyThreads_leavesCacheAndDatabaseInAgreement(LarderConfiguration<Integer, String> shape) {
        Database database = new Database();
        LarderConfiguration<Integer, String> configuration = shape.writeThrough(database);
        Cache<Integer, String> cache = scene.cache(configuration);

        scene.together(THREADS, number -> {
            for (int i = 0; i < 1_000; i++) {
                anyChange(cache);
            }
        });

        for (Cache.Entry<Integer, String> entry : cache) {
            assertThat(database.rows).containsEntry(entry.getKey(), entry.getValue());
        }
        if (shape.equals(LarderConfiguration.of(Integer.class, String.class))) {
            assertThat(cache.getAll(database.rows.keySet())).isEqualTo(database.rows);
        }
        assertThat(database.overlaps).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anyChange_withReadThrough_readsNothingThatTheDatabaseNoLongerHas(LarderConfiguration<Integer, String> shape) {
        Database database = new Database();
        Cache<Integer, String> cache = scene.cache(shape.writeThrough(database).readThrough(database));

        scene.together(THREADS, number -> {
            for (int i = 0; i < 500; i++) {
                anyChange(cache);
                cache.get(ThreadLocalRandom.current().nextInt(KEYS));
                cache.getAll(Set.of(1, 2, 3));
            }
        });

        for (int key = 0; key < KEYS; key++) {
            assertThat(cache.get(key)).as("key %s", key).isEqualTo(database.rows.get(key));
        }
    }

    @Test
    void eachOperation_callsTheWriterOnceAtMost() {
        Database database = new Database();
        Cache<Integer, String> cache = scene.cache(through(database));

        cache.put(1, "a");
        cache.getAndPut(1, "b");
        cache.putIfAbsent(1, "c");
        cache.putIfAbsent(2, "c");
        cache.replace(1, "b", "d");
        cache.replace(1, "b", "e");
        cache.replace(3, "x");
        cache.remove(3);
        cache.remove(1, "wrong");
        cache.remove(1, "d");
        cache.getAndRemove(2);
        cache.invoke(4, (entry, arguments) -> {
            entry.setValue("a");
            entry.setValue("b");
            entry.remove();
            return null;
        });
        cache.invoke(4, (entry, arguments) -> {
            entry.remove();
            entry.setValue("b");
            return null;
        });

        assertThat(database.calls)
                .containsExactly(
                        "write 1", "write 1", "write 2", "write 1", "delete 3", "delete 1", "delete 2", "write 4");
    }

    @Test
    void removeAll_tellsTheWriterInBatchesOfWhatIsThere() {
        List<Integer> sizes = new ArrayList<>();
        Database database = new Database() {
            @Override
            public void deleteAll(Collection<?> keys) {
                sizes.add(keys.size());
                super.deleteAll(keys);
            }
        };
        Cache<Integer, String> cache = scene.cache(through(database));
        cache.removeAll();
        assertThat(sizes).isEmpty();
        for (int i = 0; i < 2_500; i++) {
            cache.put(i, "v");
        }

        cache.removeAll();

        assertThat(sizes).hasSizeGreaterThan(1);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_500);
        assertThat(database.rows).isEmpty();
        assertThat(cache.iterator().hasNext()).isFalse();
    }

    /** Writes and deletes what is below a limit, taking it out as the interface wants, and then throws or not. */
    private static final class Partial extends Database {
        private final boolean failing;

        private Partial(boolean failing) {
            this.failing = failing;
        }

        @Override
        public void writeAll(Collection<Cache.Entry<? extends Integer, ? extends String>> entries) {
            for (Iterator<Cache.Entry<? extends Integer, ? extends String>> rest = entries.iterator();
                    rest.hasNext(); ) {
                Cache.Entry<? extends Integer, ? extends String> entry = rest.next();
                if (entry.getKey() < 3) {
                    write(entry);
                    rest.remove();
                }
            }
            end();
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            for (Iterator<?> rest = keys.iterator(); rest.hasNext(); ) {
                Object key = rest.next();
                if ((int) key < 3) {
                    delete(key);
                    rest.remove();
                }
            }
            end();
        }

        private void end() {
            if (failing) {
                throw new IllegalStateException("half way");
            }
        }
    }

    @Test
    void writer_thatFailsHalfWay_leavesExactlyWhatItDid() {
        LarderCache<Integer, String> cache =
                scene.cache(through(new Partial(true)).statistics(true));

        assertThatThrownBy(() -> cache.putAll(Map.of(1, "a", 2, "b", 3, "c", 4, "d")))
                .isInstanceOf(CacheWriterException.class)
                .hasRootCauseMessage("half way");
        assertThat(cache.getAll(Set.of(1, 2, 3, 4))).isEqualTo(Map.of(1, "a", 2, "b"));
        assertThat(Beans.statistics(cache).getCachePuts()).isEqualTo(2);

        cache.put(3, "c");
        assertThatThrownBy(() -> cache.removeAll(Set.of(1, 2, 3))).isInstanceOf(CacheWriterException.class);
        assertThat(cache.getAll(Set.of(1, 2, 3, 4))).isEqualTo(Map.of(3, "c"));
        assertThat(Beans.statistics(cache).getCacheRemovals()).isEqualTo(2);
        cache.put(1, "a");
        assertThatThrownBy(cache::removeAll).isInstanceOf(CacheWriterException.class);
        assertThat(cache.getAll(Set.of(1, 2, 3, 4))).isEqualTo(Map.of(3, "c"));
    }

    @Test
    void writer_thatLeavesSomethingButReturns_hasDoneAll() {
        Cache<Integer, String> cache = scene.cache(through(new Partial(false)));

        cache.putAll(Map.of(1, "a", 4, "d"));
        assertThat(cache.getAll(Set.of(1, 4))).hasSize(2);
        cache.removeAll(Set.of(1, 4));
        assertThat(cache.getAll(Set.of(1, 4))).isEmpty();
    }

    @Test
    void writer_thatFails_leavesTheCacheAndTellsNoListener() {
        RuntimeException[] failures = {
            new IllegalStateException("any"), new CacheException("a plain one"), new UnsupportedOperationException()
        };
        CacheWriterException own = new CacheWriterException("own");
        Database database = new Database() {
            private int next;

            @Override
            public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
                if (entry.getKey() > 0) {
                    throw next < failures.length ? failures[next++] : own;
                }
            }

            @Override
            public void delete(Object key) {
                throw new IllegalStateException("any");
            }
        };
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache = scene.cache(through(database).listener(witness.synchronous()));
        cache.put(0, "before");

        for (RuntimeException failure : failures) {
            assertThatThrownBy(() -> cache.put(1, "a"))
                    .isInstanceOf(CacheWriterException.class)
                    .hasCause(failure);
        }
        assertThatThrownBy(() -> cache.getAndPut(1, "a")).isSameAs(own);
        assertThatThrownBy(() -> cache.putIfAbsent(1, "a")).isSameAs(own);
        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    entry.setValue("a");
                    return null;
                }))
                .isInstanceOf(CacheException.class);
        assertThatThrownBy(() -> cache.remove(0)).isInstanceOf(CacheWriterException.class);
        assertThatThrownBy(() -> cache.getAndRemove(0)).isInstanceOf(CacheWriterException.class);
        assertThatThrownBy(() -> cache.remove(0, "before")).isInstanceOf(CacheWriterException.class);
        assertThatThrownBy(() -> {
                    Iterator<Cache.Entry<Integer, String>> iterator = cache.iterator();
                    iterator.next();
                    iterator.remove();
                })
                .isInstanceOf(CacheWriterException.class);

        assertThat(cache.get(0)).isEqualTo("before");
        assertThat(cache.containsKey(1)).isFalse();
        assertThat(witness.told()).hasSize(1);
    }

    @Test
    void errorOfTheWriter_passesAndLeavesTheCacheUsable() {
        AssertionError error = new AssertionError("error");
        Database database = new Database() {
            @Override
            public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
                if (entry.getValue().equals("bad")) {
                    throw error;
                }
            }
        };
        Cache<Integer, String> cache = scene.cache(through(database));

        assertThatThrownBy(() -> cache.put(1, "bad")).isSameAs(error);
        assertThatThrownBy(() -> cache.putAll(Map.of(1, "bad", 2, "good"))).isSameAs(error);
        assertThat(cache.containsKey(1)).isFalse();
        cache.put(1, "good");
        assertThat(cache.get(1)).isEqualTo("good");
    }

    @Test
    void writer_atWork_holdsUpNoReadOfItsKeyWhateverThePolicy() {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Database database = new Database() {
            @Override
            public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
                if (entry.getValue().equals("slow")) {
                    writing.countDown();
                    Scene.await(release);
                }
            }
        };
        javax.cache.expiry.ExpiryPolicy own = new javax.cache.expiry.ExpiryPolicy() {
            @Override
            public javax.cache.expiry.Duration getExpiryForCreation() {
                return javax.cache.expiry.Duration.ONE_HOUR;
            }

            @Override
            public javax.cache.expiry.Duration getExpiryForAccess() {
                return javax.cache.expiry.Duration.ONE_HOUR;
            }

            @Override
            public javax.cache.expiry.Duration getExpiryForUpdate() {
                return javax.cache.expiry.Duration.ONE_HOUR;
            }
        };
        Cache<Integer, String> cache = scene.cache(through(database).expiry(() -> own));
        cache.put(1, "before");
        Future<?> slow = scene.start(() -> cache.put(1, "slow"));
        Scene.await(writing);

        assertThat(Scene.get(scene.start(() -> cache.get(1)))).isEqualTo("before");
        assertThat(Scene.get(scene.start(() -> cache.getAll(Set.of(1, 2))))).isEqualTo(Map.of(1, "before"));
        Scene.get(scene.start(() -> cache.put(2, "another key")));
        release.countDown();
        Scene.get(slow);

        assertThat(cache.get(1)).isEqualTo("slow");
    }

    @Test
    void putAllAndRemoveAll_ofOverlappingKeysInManyThreads_doNotDeadlockAndAgreeWithTheDatabase() {
        Database database = new Database();
        Cache<Integer, String> cache = scene.cache(through(database));

        scene.together(THREADS, number -> {
            for (int i = 0; i < 300; i++) {
                Map<Integer, String> some = new HashMap<>();
                ThreadLocalRandom.current().ints(6, 0, KEYS).forEach(key -> some.put(key, value()));
                if (i % 3 == 0) {
                    cache.removeAll(some.keySet());
                } else {
                    cache.putAll(some);
                }
            }
        });

        Map<Integer, String> left = new HashMap<>();
        cache.forEach(entry -> left.put(entry.getKey(), entry.getValue()));
        assertThat(left).isEqualTo(database.rows);
        assertThat(database.overlaps).hasValue(0);
    }
}
