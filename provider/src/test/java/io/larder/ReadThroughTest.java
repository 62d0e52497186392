// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class ReadThroughTest {

    private static final int THREADS = 50;

    @RegisterExtension
    final Scene scene = new Scene();

    /** Loads by a function and counts; what a test wants to happen meanwhile happens in the function. */
    static final class By<V> implements CacheLoader<Integer, V> {
        final AtomicInteger calls = new AtomicInteger();
        private final Function<Integer, V> function;

        By(Function<Integer, V> function) {
            this.function = function;
        }

        @Override
        public V load(Integer key) {
            calls.incrementAndGet();
            return function.apply(key);
        }

        @Override
        public Map<Integer, V> loadAll(Iterable<? extends Integer> keys) {
            Map<Integer, V> loaded = new HashMap<>();
            keys.forEach(key -> loaded.put(key, load(key)));
            return loaded;
        }
    }

    private static LarderConfiguration<Integer, String> through(CacheLoader<Integer, String> loader) {
        return LarderConfiguration.of(Integer.class, String.class).readThrough(loader);
    }

    @Test
    void get_ofOneMissingKeyInManyThreads_loadsOnce() {
        CountDownLatch release = new CountDownLatch(1);
        By<String> loader = new By<>(key -> {
            Scene.await(release);
            return "loaded";
        });
        Cache<Integer, String> cache = scene.cache(through(loader));
        ConcurrentLinkedQueue<String> got = new ConcurrentLinkedQueue<>();

        scene.together(THREADS, number -> {
            if (number == 0) {
                Scene.until(() -> loader.calls.get() == 1);
                release.countDown();
            } else {
                got.add(number % 2 == 0 ? cache.get(1) : cache.getAll(Set.of(1)).get(1));
            }
        });

        assertThat(got).hasSize(THREADS - 1).containsOnly("loaded");
        assertThat(loader.calls).hasValue(1);
    }

    @Test
    void failureOfTheLoader_isSharedAndTheNextCallTriesAgain() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger sharing = new AtomicInteger();
        By<String> loader = new By<>(key -> {
            if (release.getCount() == 0) {
                return "at last";
            }
            Scene.await(release);
            throw new IllegalStateException("the database is down");
        });
        Cache<Integer, String> cache = scene.cache(through(loader));
        Future<String> first = scene.start(() -> cache.get(1));
        Scene.until(() -> loader.calls.get() == 1);
        List<Future<String>> others = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> scene.start(() -> {
                    sharing.incrementAndGet();
                    return cache.get(1);
                }))
                .toList();
        Scene.until(() -> sharing.get() == 5);
        release.countDown();

        assertThat(Scene.failure(first))
                .isInstanceOf(CacheLoaderException.class)
                .hasRootCauseMessage("the database is down");
        for (Future<String> other : others) {
            // One that came too late to share has loaded by itself.
            try {
                assertThat(other.get()).isEqualTo("at last");
            } catch (Exception failure) {
                assertThat(failure.getCause())
                        .isInstanceOf(CacheLoaderException.class)
                        .hasRootCauseMessage("the database is down");
            }
        }
        assertThat(cache.get(1)).isEqualTo("at last");
    }

    @Test
    void getAll_withAKeyThatAnotherThreadLoads_asksTheLoaderForTheOthersOnly() {
        CountDownLatch release = new CountDownLatch(1);
        ConcurrentLinkedQueue<Integer> asked = new ConcurrentLinkedQueue<>();
        By<String> loader = new By<>(key -> {
            asked.add(key);
            if (key == 1) {
                Scene.await(release);
            }
            return "v" + key;
        });
        Cache<Integer, String> cache = scene.cache(through(loader));
        Future<String> first = scene.start(() -> cache.get(1));
        Scene.until(() -> asked.contains(1));
        Future<Map<Integer, String>> all = scene.start(() -> cache.getAll(Set.of(1, 2, 3)));
        Scene.until(() -> cache.containsKey(2) && cache.containsKey(3));
        release.countDown();

        assertThat(Scene.get(all)).isEqualTo(Map.of(1, "v1", 2, "v2", 3, "v3"));
        assertThat(Scene.get(first)).isEqualTo("v1");
        assertThat(asked).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void getAll_withAFailingLoader_failsAndTheKeysCanBeLoadedAfterwards() {
        AtomicInteger attempts = new AtomicInteger();
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            if (key == 2 && attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("two");
            }
            return "v" + key;
        })));
        cache.put(9, "present");

        assertThatThrownBy(() -> cache.getAll(Set.of(1, 2, 9)))
                .isInstanceOf(CacheLoaderException.class)
                .hasRootCauseMessage("two");

        assertThat(cache.getAll(Set.of(1, 2, 9))).isEqualTo(Map.of(1, "v1", 2, "v2", 9, "present"));
    }

    @Test
    void loader_atWork_holdsUpNoOtherKeyAndNoPut() {
        CountDownLatch release = new CountDownLatch(1);
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            if (key == 1) {
                Scene.await(release);
            }
            return "v" + key;
        })));
        Future<String> slow = scene.start(() -> cache.get(1));

        for (int key = 2; key < 3_000; key++) {
            assertThat(cache.get(key)).isEqualTo("v" + key);
        }
        cache.put(1, "put");
        assertThat(cache.get(1)).isEqualTo("put");
        release.countDown();
        Scene.get(slow);

        assertThat(cache.get(1)).isEqualTo("put");
    }

    @Test
    void loader_thatReadsAnotherKeyByTheCache_getsIt() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        Cache<Integer, String> cache =
                scene.cache(through(new By<>(key -> key == 0 ? "0" : self.get().get(key - 1) + key)));
        self.set(cache);

        assertThat(cache.get(3)).isEqualTo("0123");
    }

    @Test
    void loader_thatReadsItsOwnKeyByTheCache_getsAClearError() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        Cache<Integer, String> cache =
                scene.cache(through(new By<>(key -> self.get().get(key))));
        self.set(cache);

        assertThatThrownBy(() -> cache.get(1))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("'scene'")
                .hasMessageContaining("asks the cache for the key it is loading");
        assertThatThrownBy(() -> cache.getAll(Set.of(1, 2))).isInstanceOf(CacheLoaderException.class);
    }

    @Test
    void loaders_thatReadEachOthersKeys_getAnErrorInTime() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        CountDownLatch both = new CountDownLatch(2);
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
                    both.countDown();
                    Scene.await(both);
                    return self.get().get(1 - key);
                }))
                .lockTimeout(Duration.ofMillis(200)));
        self.set(cache);
        AtomicInteger failed = new AtomicInteger();

        scene.together(2, number -> {
            try {
                cache.get(number);
            } catch (CacheLoaderException failure) {
                failed.incrementAndGet();
            }
        });

        assertThat(failed).hasPositiveValue();
    }

    /** What happens to the key while its old value is on the way from the database. */
    private void assertNotKept(Function<Cache<Integer, String>, Runnable> change) {
        Map<Integer, String> database = new HashMap<>(Map.of(1, "old"));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            String value = database.get(key);
            if (read.getCount() > 0) {
                read.countDown();
                Scene.await(release);
            }
            return value;
        })));
        Future<String> loading = scene.start(() -> cache.get(1));
        Scene.await(read);

        database.put(1, "new");
        change.apply(cache).run();
        // Whoever asks after the change does not get what was before it.
        assertThat(Scene.get(scene.start(() -> cache.get(1)))).isEqualTo("new");
        release.countDown();

        assertThat(Scene.get(loading)).isIn("old", "new");
        assertThat(cache.get(1)).isEqualTo("new");
    }

    @Test
    void value_readBeforeARemove_isNotKeptNorGivenToWhoAsksAfterIt() {
        assertNotKept(cache -> () -> cache.remove(1));
    }

    @Test
    void value_readBeforeARemoveAll_isNotKept() {
        assertNotKept(cache -> () -> cache.removeAll(Set.of(1, 2)));
    }

    @Test
    void value_readBeforeAClear_isNotKept() {
        assertNotKept(cache -> cache::clear);
    }

    @Test
    void value_readBeforeAPutAndARemove_isNotKept() {
        assertNotKept(cache -> () -> {
            cache.put(1, "between");
            cache.getAndRemove(1);
        });
    }

    @Test
    void value_readBeforeAnInvokeThatRemoves_isNotKept() {
        assertNotKept(cache -> () -> {
            cache.put(1, "between");
            cache.invoke(1, (entry, arguments) -> {
                entry.remove();
                return null;
            });
        });
    }

    @Test
    void value_loadedByAnEntryProcessor_readBeforeAClear_isNotKept() {
        Map<Integer, String> database = new HashMap<>(Map.of(1, "old"));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            String value = database.get(key);
            if (read.getCount() > 0) {
                read.countDown();
                Scene.await(release);
            }
            return value;
        })));
        Future<String> loading = scene.start(() -> cache.invoke(1, (entry, arguments) -> entry.getValue()));
        Scene.await(read);

        database.put(1, "new");
        cache.clear();
        release.countDown();

        assertThat(Scene.get(loading)).isEqualTo("old");
        assertThat(cache.containsKey(1)).isFalse();
        assertThat(cache.get(1)).isEqualTo("new");
    }

    @Test
    void value_loadedByAnEntryProcessor_readBeforeARemove_isNotKept() {
        Map<Integer, String> database = new HashMap<>(Map.of(1, "old"));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            String value = database.get(key);
            if (read.getCount() > 0) {
                read.countDown();
                Scene.await(release);
            }
            return value;
        })));
        Future<String> loading = scene.start(() -> cache.invoke(1, (entry, arguments) -> entry.getValue()));
        Scene.await(read);

        database.put(1, "new");
        Future<Boolean> removing = scene.start(() -> cache.remove(1));
        release.countDown();
        Scene.get(loading);
        Scene.get(removing);

        assertThat(cache.get(1)).isEqualTo("new");
    }

    @Test
    void null_ofTheLoader_isNoEntry() {
        By<String> loader = new By<>(key -> null);
        LarderCache<Integer, String> cache = scene.cache(through(loader).statistics(true));

        assertThat(cache.get(1)).isNull();
        assertThat(cache.getAll(Set.of(1, 2))).isEmpty();
        assertThat(cache.containsKey(1)).isFalse();
        assertThat(loader.calls).hasValue(3);
        assertThat(Beans.statistics(cache).getCacheMisses()).isEqualTo(3);
    }

    @Test
    void failingLoader_isAMissAllTheSame() {
        LarderCache<Integer, String> cache = scene.cache(through(new By<>(key -> {
                    throw new IllegalStateException("down");
                }))
                .statistics(true));

        assertThatThrownBy(() -> cache.get(1)).isInstanceOf(CacheLoaderException.class);
        assertThatThrownBy(() -> cache.getAll(Set.of(1, 2))).isInstanceOf(CacheLoaderException.class);

        assertThat(Beans.statistics(cache).getCacheMisses()).isEqualTo(3);
    }

    @Test
    void exceptionOfTheLoader_thatIsALoaderException_isPassedAsItIs() {
        CacheLoaderException own = new CacheLoaderException("own");
        Cache<Integer, String> cache = scene.cache(through(new By<>(key -> {
            throw own;
        })));

        assertThatThrownBy(() -> cache.get(1)).isSameAs(own);
    }

    @Test
    void errorOfTheLoader_passesAndReachesThoseWhoShare() {
        CountDownLatch release = new CountDownLatch(1);
        StackOverflowError error = new StackOverflowError("of the test");
        By<String> loader = new By<>(key -> {
            Scene.await(release);
            throw error;
        });
        Cache<Integer, String> cache = scene.cache(through(loader));
        Future<String> first = scene.start(() -> cache.get(1));
        Scene.until(() -> loader.calls.get() == 1);
        Future<String> second = scene.start(() -> cache.get(1));
        release.countDown();

        assertThat(Scene.failure(first)).isSameAs(error);
        assertThat(Scene.failure(second)).isInstanceOfAny(StackOverflowError.class, CacheLoaderException.class);
    }

    @Test
    void sharers_ofOneLoadByValue_eachGetAnObjectOfTheirOwn() {
        CountDownLatch release = new CountDownLatch(1);
        By<Date> loader = new By<>(key -> {
            Scene.await(release);
            return new Date(1);
        });
        Cache<Integer, Date> cache =
                scene.cache(LarderConfiguration.of(Integer.class, Date.class).readThrough(loader));

        for (int key = 0; key < 50; key++) {
            int wanted = key;
            if (key == 1) {
                release.countDown();
            }
            scene.together(6, number -> {
                if (number == 5) {
                    release.countDown();
                } else {
                    Date mine = number == 4 ? cache.getAll(Set.of(wanted)).get(wanted) : cache.get(wanted);
                    assertThat(mine).isEqualTo(new Date(1));
                    mine.setTime(number + 2);
                }
            });
            assertThat(cache.get(wanted)).isEqualTo(new Date(1));
        }
    }

    @Test
    void listener_thatFailsForALoadedEntry_failsNobodyWhoSharesTheLoad() {
        CountDownLatch release = new CountDownLatch(1);
        By<String> loader = new By<>(key -> {
            Scene.await(release);
            return "loaded";
        });
        Witness<Integer, String> failing = new Witness<>(told -> {
            throw new IllegalStateException("listener");
        });
        Cache<Integer, String> cache = scene.cache(through(loader).listener(failing.synchronous()));
        Future<String> first = scene.start(() -> cache.get(1));
        Scene.until(() -> loader.calls.get() == 1);
        Future<String> second = scene.start(() -> cache.get(1));
        release.countDown();

        assertThat(Scene.failure(first)).isInstanceOf(CacheEntryListenerException.class);
        assertThat(Scene.get(second)).isEqualTo("loaded");
        assertThatThrownBy(() -> cache.getAll(Set.of(2, 3, 4))).isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache.containsKey(2) && cache.containsKey(3) && cache.containsKey(4))
                .isTrue();
    }

    @Test
    void listener_thatReadsAgainWhatHasGoneMeanwhile_loadsIt() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        ConcurrentLinkedQueue<String> got = new ConcurrentLinkedQueue<>();
        By<String> loader = new By<>(key -> "loaded");
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (got.isEmpty()) {
                self.get().clear();
                got.add(self.get().get(told.key()));
                self.get().clear();
                got.add(Scene.get(scene.start(() -> self.get().get(told.key() + 1))));
            }
        });
        Cache<Integer, String> cache = scene.cache(through(loader).listener(witness.synchronous()));
        self.set(cache);

        assertThat(cache.get(1)).isEqualTo("loaded");
        assertThat(got).containsExactly("loaded", "loaded");
    }

    @Test
    void policyOfOnesOwn_isAskedForTheCreationOfALoadedEntryAndTheAccessOfAHit() {
        AtomicInteger created = new AtomicInteger();
        AtomicInteger accessed = new AtomicInteger();
        ExpiryPolicy policy = new ExpiryPolicy() {
            @Override
            public javax.cache.expiry.Duration getExpiryForCreation() {
                created.incrementAndGet();
                return javax.cache.expiry.Duration.ETERNAL;
            }

            @Override
            public javax.cache.expiry.Duration getExpiryForAccess() {
                return accessed.incrementAndGet() < 3 ? null : javax.cache.expiry.Duration.ZERO;
            }

            @Override
            public javax.cache.expiry.Duration getExpiryForUpdate() {
                throw new AssertionError("nothing is updated");
            }
        };
        By<String> loader = new By<>(key -> "loaded");
        Cache<Integer, String> cache = scene.cache(through(loader).expiry(() -> policy));

        assertThat(cache.get(1)).isEqualTo("loaded");
        assertThat(cache.get(1)).isEqualTo("loaded");
        assertThat(cache.getAll(Set.of(1))).isEqualTo(Map.of(1, "loaded"));
        assertThat(loader.calls).hasValue(1);
        assertThat(cache.get(1)).isEqualTo("loaded"); // for the last time
        assertThat(cache.containsKey(1)).isFalse();
        assertThat(cache.get(1)).isEqualTo("loaded");

        assertThat(loader.calls).hasValue(2);
        assertThat(created).hasValue(2);
        assertThat(accessed).hasValue(3);
    }
}
