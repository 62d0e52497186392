// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.EXPIRED;
import static javax.cache.event.EventType.REMOVED;
import static javax.cache.event.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.Witness.Told;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class SynchronousListenersTest {

    private static final int THREADS = 8;

    @RegisterExtension
    final Scene scene = new Scene();

    private static String value() {
        return "v" + ThreadLocalRandom.current().nextLong();
    }

    private static void anyChange(Cache<Integer, String> cache, int keys) {
        int key = ThreadLocalRandom.current().nextInt(keys);
        switch (ThreadLocalRandom.current().nextInt(8)) {
            case 0, 1 -> cache.put(key, value());
            case 2 -> cache.remove(key);
            case 3 -> cache.getAndReplace(key, value());
            case 4 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(value());
                    return null;
                });
            case 5 -> cache.putAll(Map.of(key, value(), (key + 1) % keys, value()));
            case 6 -> cache.removeAll(Set.of(key, (key + 1) % keys));
            default -> cache.putIfAbsent(key, value());
        }
    }

    /** Each event's old value is what the event before it for the same key left. */
    static void assertUnbroken(List<Told<Integer, String>> events, Cache<Integer, String> cache) {
        Map<Integer, String> present = new HashMap<>();
        for (Told<Integer, String> event : events) {
            String before = present.get(event.key());
            if (event.type() == CREATED) {
                assertThat(before).as("before %s", event).isNull();
            } else {
                assertThat(event.old()).as("old value of %s", event).isEqualTo(before);
            }
            if (event.type() == REMOVED || event.type() == EXPIRED) {
                present.remove(event.key());
            } else {
                present.put(event.key(), event.value());
            }
        }
        Map<Integer, String> left = new HashMap<>();
        cache.forEach(entry -> left.put(entry.getKey(), entry.getValue()));
        assertThat(present).isEqualTo(left);
    }

    @Test
    void anyChange_inManyThreads_isToldInTheOrderOfTheChanges() {
        ConcurrentLinkedQueue<Told<Integer, String>> events = new ConcurrentLinkedQueue<>();
        Witness<Integer, String> witness = new Witness<>(events::add);
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));

        scene.together(THREADS, number -> {
            for (int i = 0; i < 1_500; i++) {
                anyChange(cache, 4);
            }
        });

        assertUnbroken(List.copyOf(events), cache);
    }

    @Test
    void register_underLoad_isToldWithoutGapFromItsFirstOwnChangeOn() {
        Cache<Integer, String> cache = scene.cache(Scene.plain());
        AtomicInteger over = new AtomicInteger();
        Future<?> load = scene.start(() -> {
            while (over.get() == 0) {
                anyChange(cache, 4);
            }
        });

        for (int i = 0; i < 50; i++) {
            Witness<Integer, String> witness = new Witness<>();
            CacheEntryListenerConfiguration<Integer, String> configuration = witness.synchronous();
            cache.registerCacheEntryListener(configuration);
            cache.put(100 + i, "mine");
            cache.deregisterCacheEntryListener(configuration);
            cache.remove(100 + i);
            assertThat(witness.told().stream().filter(told -> told.key() >= 100))
                    .extracting(Told::type)
                    .containsExactly(CREATED);
        }
        over.set(1);
        Scene.get(load);
    }

    @Test
    void filter_thatLetsNothingPassButOne_keepsTheOthersFromTheListener() {
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache = scene.cache(Scene.plain()
                .addCacheEntryListenerConfiguration(
                        witness.configuration(true, event -> event.getValue().startsWith("yes"))));

        cache.put(1, "no");
        cache.put(1, "yes 1");
        cache.put(2, "yes 2");
        cache.put(2, "no");
        cache.remove(2);
        cache.remove(1);

        assertThat(witness.told())
                .extracting(told -> told.type() + " " + told.value())
                .containsExactly("UPDATED yes 1", "CREATED yes 2", "REMOVED yes 1");
    }

    @Test
    void bulkOperations_tellOfEachEntry() {
        Witness<Integer, String> witness = new Witness<>();
        LarderConfiguration<Integer, String> configuration = LarderConfiguration.of(Integer.class, String.class)
                .readThrough(new MapLoader(Map.of(7, "seven", 8, "eight")))
                .listener(witness.synchronous());
        Cache<Integer, String> cache = scene.cache(configuration);

        cache.putAll(Map.of(1, "a", 2, "b"));
        cache.putAll(Map.of(2, "c"));
        cache.invokeAll(Set.of(1), (entry, arguments) -> {
            entry.setValue("d");
            return null;
        });
        assertThat(cache.getAll(Set.of(7, 1))).hasSize(2);
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        cache.loadAll(Set.of(8), false, loaded);
        Scene.get(loaded);
        CompletionListenerFuture reloaded = new CompletionListenerFuture();
        cache.loadAll(Set.of(8), true, reloaded);
        Scene.get(reloaded);
        cache.removeAll(Set.of(1, 99));
        cache.clear();
        cache.put(1, "again");
        cache.removeAll();

        Map<EventType, Integer> count = new HashMap<>();
        witness.told().forEach(told -> count.merge(told.type(), 1, Integer::sum));
        assertThat(count).isEqualTo(Map.of(CREATED, 5, UPDATED, 3, REMOVED, 2));
        assertThat(witness.told())
                .filteredOn(told -> told.key() == 2)
                .containsExactly(new Told<>(CREATED, 2, "b", null, false), new Told<>(UPDATED, 2, "c", "b", true));
    }

    @Test
    void expiry_ofAnEntry_isToldWithTheValueThatWent() {
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                .expireAfterCreation(Duration.ofMillis(20))
                .listener(witness.synchronous()));

        cache.put(1, "short");

        assertThat(witness.next().type()).isEqualTo(CREATED);
        assertThat(witness.next()).isEqualTo(new Told<>(EXPIRED, 1, "short", "short", true));
    }

    @Test
    void clear_beforeTheDeadline_tellsOfNoExpiry() {
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                .expireAfterCreation(Duration.ofMillis(300))
                .listener(witness.synchronous()));

        for (int i = 0; i < 100; i++) {
            cache.put(i, "cleared");
        }
        Iterator<Cache.Entry<Integer, String>> reader = cache.iterator();
        try {
            cache.clear();
            for (int i = 100; i < 200; i++) {
                cache.put(i, "later");
            }
            // By the time the later ones are gone, so would be the earlier ones.
            Scene.until(() -> witness.told().stream()
                            .filter(told -> told.type() == EXPIRED && told.key() >= 100)
                            .count()
                    == 100);
        } finally {
            // Whoever still reads what was cleared keeps it in memory.
            Reference.reachabilityFence(reader);
        }
        assertThat(witness.told()).noneMatch(told -> told.type() == EXPIRED && told.key() < 100);
    }

    @Test
    void listener_thatUsesTheCache_seesItsOwnChangesAndIsToldOfThemLater() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        List<String> seen = new ArrayList<>();
        Witness<Integer, String> witness = new Witness<>(told -> {
            seen.add(told.key() + told.value());
            if (told.key() == 1 && told.type() == CREATED) {
                self.get().put(1, "b");
                self.get().put(2, "c");
                assertThat(self.get().get(1)).isEqualTo("b");
                seen.add("end");
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));
        self.set(cache);

        cache.put(1, "a");

        assertThat(seen).containsExactly("1a", "end", "1b", "2c");
    }

    @Test
    void listeners_thatChangeEachOthersKeysFromTwoThreads_doNotDeadlock() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        CountDownLatch both = new CountDownLatch(2);
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.type() == CREATED) {
                both.countDown();
                Scene.await(both);
                self.get().put(3 - told.key(), "crosswise");
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));
        self.set(cache);

        scene.together(2, number -> cache.put(number + 1, "mine"));

        assertThat(cache.get(1)).isEqualTo("crosswise");
        assertThat(cache.get(2)).isEqualTo("crosswise");
        assertThat(witness.told()).hasSize(4);
    }

    @Test
    void listener_atWork_holdsUpNoOtherThreadOnTheSameKeyAndNoOtherKey() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.key() == 1) {
                Scene.get(scene.start(() -> {
                    assertThat(self.get().get(1)).isEqualTo("a");
                    assertThat(self.get().containsKey(1)).isTrue();
                    assertThat(self.get().replace(1, "other", "b")).isFalse();
                    assertThat(self.get().putIfAbsent(1, "b")).isFalse();
                    self.get().put(2, "another key");
                }));
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));
        self.set(cache);

        cache.put(1, "a");

        assertThat(cache.get(2)).isEqualTo("another key");
    }

    @Test
    void listener_thatWaitsForAnotherThreadsChangeOfItsKey_getsAnErrorInTimeAndTheChange() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.type() == CREATED) {
                failure.set(Scene.failure(scene.start(() -> self.get().put(1, "b"))));
            }
        });
        Cache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                .lockTimeout(Duration.ofMillis(100))
                .listener(witness.synchronous()));
        self.set(cache);

        cache.put(1, "a");

        assertThat(failure.get())
                .isInstanceOf(CacheEntryListenerException.class)
                .hasMessageContaining("the operation took effect");
        assertThat(cache.get(1)).isEqualTo("b");
        assertThat(witness.next().type()).isEqualTo(CREATED);
        assertThat(witness.next().value()).isEqualTo("b");
    }

    @Test
    void listener_thatFails_failsTheOperationThatTookEffectAndKeepsNoOtherFromItsEvent() {
        Witness<Integer, String> failing = new Witness<>(told -> {
            throw new IllegalStateException("listener");
        });
        Witness<Integer, String> other = new Witness<>();
        Cache<Integer, String> cache = scene.cache(Scene.plain()
                .addCacheEntryListenerConfiguration(failing.synchronous())
                .addCacheEntryListenerConfiguration(other.synchronous()));

        assertThatThrownBy(() -> cache.put(1, "a"))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(cache.get(1)).isEqualTo("a");
        assertThatThrownBy(() -> cache.putAll(Map.of(2, "b", 3, "c"))).isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache.getAll(Set.of(2, 3))).hasSize(2);
        assertThatThrownBy(() -> cache.remove(1)).isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache.containsKey(1)).isFalse();

        assertThat(failing.told()).hasSize(4);
        assertThat(other.told()).isEqualTo(failing.told());
    }

    @Test
    void listener_thatThrowsAListenerExceptionOrAnError_isPassedAsItIs() {
        CacheEntryListenerException own = new CacheEntryListenerException("own");
        AssertionError error = new AssertionError("error");
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.key() == 1) {
                throw own;
            }
            throw error;
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));

        assertThatThrownBy(() -> cache.put(1, "a")).isSameAs(own);
        assertThatThrownBy(() -> cache.put(2, "b")).isSameAs(error);
        assertThat(cache.getAll(Set.of(1, 2))).hasSize(2);
    }

    @Test
    void removeAll_ofMoreThanABatchWithAFailingListener_stillRemovesAll() {
        Witness<Integer, String> failing = new Witness<>(told -> {
            if (told.type() == REMOVED) {
                throw new IllegalStateException("listener");
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(failing.synchronous()));
        for (int i = 0; i < 2_500; i++) {
            cache.put(i, "v");
        }

        assertThatThrownBy(cache::removeAll).isInstanceOf(CacheEntryListenerException.class);

        assertThat(cache.iterator().hasNext()).isFalse();
    }

    @Test
    void event_ofACacheByValue_sharesNothingWithTheApplication() {
        AtomicReference<Date> key = new AtomicReference<>();
        Witness<Date, Date> witness = new Witness<>(told -> {
            key.set(told.key());
            told.value().setTime(-1);
            if (told.old() != null) {
                told.old().setTime(-2);
            }
        });
        Cache<Date, Date> cache =
                scene.cache(LarderConfiguration.of(Date.class, Date.class).listener(witness.synchronous()));
        Date given = new Date(1);

        cache.put(given, new Date(10));
        assertThat(cache.get(new Date(1))).isEqualTo(new Date(10));
        cache.put(given, new Date(11));

        assertThat(cache.get(new Date(1))).isEqualTo(new Date(11));
        assertThat(key.get()).isEqualTo(given).isNotSameAs(given);
    }

    @Test
    void updatedOnly_listener_isToldOfNothingElse() {
        List<Object> told = new ArrayList<>();
        Cache<Integer, String> cache = scene.cache(Scene.plain()
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> (CacheEntryUpdatedListener<Integer, String>)
                                events -> events.forEach(event -> told.add(event.getEventType())),
                        null,
                        false,
                        true)));

        cache.put(1, "a");
        cache.put(1, "b");
        cache.remove(1);

        assertThat(told).containsExactly(UPDATED);
    }
}
