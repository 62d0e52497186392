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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class EntryProcessorsTest {

    private static final int THREADS = 8;

    @RegisterExtension
    final Scene scene = new Scene();

    private static LarderConfiguration<Integer, String> configuration() {
        return LarderConfiguration.of(Integer.class, String.class);
    }

    private static <V> Void set(Cache<Integer, V> cache, Integer key, V value) {
        return cache.invoke(key, (entry, arguments) -> {
            entry.setValue(value);
            return null;
        });
    }

    @Test
    void invoke_inManyThreads_losesNoIncrement() {
        Cache<Integer, Integer> cache = scene.cache(LarderConfiguration.of(Integer.class, Integer.class));

        scene.together(THREADS, number -> {
            for (int i = 0; i < 2_000; i++) {
                cache.invoke(1, (entry, arguments) -> {
                    entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
                    return null;
                });
            }
        });

        assertThat(cache.get(1)).isEqualTo(THREADS * 2_000);
    }

    @Test
    void invoke_whileOthersPutTheSameKeyWithoutPause_comesToItsEnd() {
        Cache<Integer, Integer> cache = scene.cache(LarderConfiguration.of(Integer.class, Integer.class));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger runs = new AtomicInteger();
        Future<?> storm = scene.start(() -> {
            for (int i = 1_000; !over.get(); i++) {
                cache.put(1, i);
            }
        });

        Scene.until(() -> cache.containsKey(1));
        Future<Integer> invoked = scene.start(() -> cache.invoke(1, (entry, arguments) -> {
            runs.incrementAndGet();
            int seen = entry.getValue();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            entry.setValue(-1);
            return seen;
        }));

        assertThat(Scene.get(invoked)).isGreaterThanOrEqualTo(1_000);
        over.set(true);
        Scene.get(storm);
        assertThat(runs.get()).isLessThan(10);
    }

    @Test
    void processor_thatChangesItsEntryByTheCache_getsAClearErrorAndDoesNotRunForEver() {
        Cache<Integer, String> cache = scene.cache(configuration());
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    cache.put(1, "by the cache " + runs.incrementAndGet());
                    entry.setValue("by the entry");
                    return null;
                }))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("MutableEntry");

        assertThat(runs.get()).isLessThan(5);
    }

    @Test
    void processor_thatInvokesItsOwnKey_getsAClearErrorOrTheNetEffect() {
        Cache<Integer, String> cache = scene.cache(configuration());
        cache.put(1, "before");

        cache.invoke(1, (entry, arguments) -> set(cache, 1, "inner"));
        assertThat(cache.get(1)).isEqualTo("inner");

        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    set(cache, 1, "inner" + System.nanoTime());
                    entry.setValue("outer");
                    return null;
                }))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("MutableEntry");
    }

    @Test
    void processor_thatReadsItsOwnKeyByTheCache_seesWhatWasThere() {
        Cache<Integer, String> cache = scene.cache(configuration());
        cache.put(1, "before");

        String seen = cache.invoke(1, (entry, arguments) -> {
            entry.setValue("after");
            return cache.get(1);
        });

        assertThat(seen).isEqualTo("before");
        assertThat(cache.get(1)).isEqualTo("after");
    }

    @Test
    void processors_thatInvokeManyOtherKeysInTwoThreads_waitForNobody() {
        Cache<Integer, String> cache = scene.cache(configuration());
        CyclicBarrier both = new CyclicBarrier(2);

        scene.together(
                2,
                number -> cache.invoke(number, (entry, arguments) -> {
                    try {
                        both.await(Scene.PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (Exception failure) {
                        throw new AssertionError(failure);
                    }
                    for (int key = 10_000 * (number + 1); key < 10_000 * (number + 1) + 3_000; key++) {
                        set(cache, key, "v");
                    }
                    return null;
                }));
    }

    @Test
    void processors_thatInvokeEachOthersKey_getAnErrorInTime() {
        Cache<Integer, String> cache = scene.cache(configuration().lockTimeout(Duration.ofMillis(200)));
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger failed = new AtomicInteger();

        scene.together(2, number -> {
            try {
                cache.invoke(number, (entry, arguments) -> {
                    both.countDown();
                    Scene.await(both);
                    return set(cache, 1 - number, "crosswise");
                });
            } catch (EntryProcessorException failure) {
                assertThat(failure).hasRootCauseInstanceOf(CacheException.class);
                assertThat(failure).rootCause().hasMessageContaining("larder.lock-timeout");
                failed.incrementAndGet();
            }
        });

        assertThat(failed.get()).isBetween(1, 2);
        set(cache, 0, "free again");
        set(cache, 1, "free again");
    }

    @Test
    void processor_atWork_holdsUpNoPutOfItsKey() {
        Cache<Integer, String> cache = scene.cache(configuration());
        AtomicInteger runs = new AtomicInteger();

        String result = cache.invoke(1, (entry, arguments) -> {
            if (runs.incrementAndGet() == 1) {
                Scene.get(scene.start(() -> cache.put(1, "meanwhile")));
            }
            String seen = entry.getValue();
            entry.setValue(seen + " and after");
            return seen;
        });

        assertThat(result).isEqualTo("meanwhile");
        assertThat(runs).hasValue(2);
        assertThat(cache.get(1)).isEqualTo("meanwhile and after");
    }

    @Test
    void exception_ofAProcessor_comesOutWrappedAndLeavesTheEntry() {
        Cache<Integer, String> cache = scene.cache(configuration());
        cache.put(1, "before");
        IllegalStateException own = new IllegalStateException("own");
        AssertionError error = new AssertionError("error");

        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    entry.setValue("after");
                    throw own;
                }))
                .isInstanceOf(EntryProcessorException.class)
                .hasCause(own);
        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    entry.remove();
                    throw error;
                }))
                .isSameAs(error);
        assertThat(cache.get(1)).isEqualTo("before");
        assertThat(set(cache, 1, "free again")).isNull();
    }

    @Test
    void invokeAll_withSomeFailing_givesEachItsOwnResult() {
        Cache<Integer, String> cache = scene.cache(configuration());
        cache.putAll(Map.of(1, "a", 2, "b", 3, "c"));

        Map<Integer, EntryProcessorResult<String>> results = cache.invokeAll(
                Set.of(1, 2, 3, 4),
                (entry, arguments) -> {
                    if (entry.getKey() == 2) {
                        throw new IllegalStateException("two");
                    }
                    String before = entry.getValue();
                    entry.setValue(entry.getKey() + (String) arguments[0] + arguments[1]);
                    return before;
                },
                "x",
                7);

        assertThat(results).containsOnlyKeys(1, 2, 3);
        assertThat(results.get(1).get()).isEqualTo("a");
        assertThatThrownBy(results.get(2)::get)
                .isInstanceOf(EntryProcessorException.class)
                .hasRootCauseMessage("two");
        assertThat(cache.getAll(Set.of(1, 2, 3, 4))).isEqualTo(Map.of(1, "1x7", 2, "b", 3, "3x7", 4, "4x7"));
    }

    @Test
    void valueChangedInPlaceWithoutSetValue_byValue_isNotStored() {
        Cache<Integer, Date> cache = scene.cache(LarderConfiguration.of(Integer.class, Date.class));
        cache.put(1, new Date(1));

        cache.invoke(1, (entry, arguments) -> {
            entry.getValue().setTime(2);
            assertThat(entry.getValue()).isEqualTo(new Date(2));
            return null;
        });

        assertThat(cache.get(1)).isEqualTo(new Date(1));
    }

    @Test
    void loadedValueChangedInPlaceWithoutSetValue_byValue_isStoredAsItWasLoaded() {
        Date source = new Date(1);
        Cache<Integer, Date> cache = scene.cache(LarderConfiguration.of(Integer.class, Date.class)
                .readThrough(new MapOf<>(new HashMap<>(Map.of(1, source)))));

        cache.invoke(1, (entry, arguments) -> {
            entry.getValue().setTime(2);
            return null;
        });

        assertThat(cache.get(1)).isEqualTo(new Date(1));
    }

    @Test
    void valueChangedInPlace_byReference_isChanged() {
        Cache<Integer, Date> cache =
                scene.cache(LarderConfiguration.of(Integer.class, Date.class).byReference());
        Date value = new Date(1);
        cache.put(1, value);

        scene.together(THREADS, number -> {
            for (int i = 0; i < 1_000; i++) {
                cache.invoke(1, (entry, arguments) -> {
                    entry.getValue().setTime(entry.getValue().getTime() + 1);
                    return null;
                });
            }
        });

        assertThat(cache.get(1)).isSameAs(value).isEqualTo(new Date(1 + THREADS * 1_000));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void wrongTypeByAProcessor_isRefusedAndNotKept() {
        Cache<Integer, String> cache = scene.cache(configuration().readThrough(new MapLoader(Map.of(1, "loaded"))));

        assertThatThrownBy(() -> ((Cache) cache)
                        .invoke(1, (javax.cache.processor.EntryProcessor) (entry, arguments) -> {
                            entry.setValue(7L);
                            return null;
                        }))
                .isInstanceOf(EntryProcessorException.class)
                .hasCauseInstanceOf(ClassCastException.class);
        String after = (String) ((Cache) cache).invoke(1, (javax.cache.processor.EntryProcessor) (entry, arguments) -> {
            entry.getValue();
            assertThatThrownBy(() -> entry.setValue(7L)).isInstanceOf(ClassCastException.class);
            return entry.getValue();
        });
        assertThat(after).isEqualTo("loaded");
        assertThat(cache.get(1)).isEqualTo("loaded");
        assertThatThrownBy(() -> ((Cache) cache)
                        .invoke("key", (javax.cache.processor.EntryProcessor) (entry, arguments) -> {
                            entry.setValue("value");
                            return null;
                        }))
                .hasCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void netEffect_ofSetThenRemove_isNothing() {
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache = scene.cache(configuration().listener(witness.synchronous()));

        cache.invoke(1, (entry, arguments) -> {
            entry.setValue("a");
            assertThat(entry.exists()).isTrue();
            entry.remove();
            assertThat(entry.exists()).isFalse();
            return null;
        });

        assertThat(cache.containsKey(1)).isFalse();
        assertThat(witness.told()).isEmpty();
    }

    @Test
    void putAllAndRemoveAll_ofOverlappingKeysWithEqualHashCodes_doNotDeadlock() {
        Witness<Clash, String> witness = new Witness<>();
        Cache<Clash, String> cache =
                scene.cache(LarderConfiguration.of(Clash.class, String.class).listener(witness.synchronous()));
        List<Clash> keys = IntStream.range(0, 12).mapToObj(Clash::new).toList();

        scene.together(THREADS, number -> {
            for (int i = 0; i < 200; i++) {
                Map<Clash, String> some = new HashMap<>();
                for (int k = 0; k < 6; k++) {
                    some.put(keys.get((number * 5 + i * 7 + k * (1 + number % 2)) % 12), number + ":" + i);
                }
                if (i % 3 == 0) {
                    cache.removeAll(some.keySet());
                } else {
                    cache.putAll(some);
                }
            }
        });

        assertThat(witness.told()).isNotEmpty();
    }

    /** Three hash codes for all. */
    record Clash(int number) implements java.io.Serializable {
        @Override
        public int hashCode() {
            return number % 3;
        }
    }
}
