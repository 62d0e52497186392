// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.Witness.Told;
import java.io.Closeable;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class AsynchronousListenersTest {

    private static final int THREADS = 8;
    private static final int CHANGES = 1_000;

    @RegisterExtension
    final Scene scene = new Scene();

    @Test
    void anyChange_inManyThreads_isToldOnceInTheOrderOfTheChanges() {
        ConcurrentLinkedQueue<Told<Integer, String>> events = new ConcurrentLinkedQueue<>();
        Witness<Integer, String> witness = new Witness<>(events::add);
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        scene.together(THREADS, number -> {
            for (int i = 0; i < CHANGES; i++) {
                cache.put(i % 4, number + ":" + i);
                if (i % 10 == 0) {
                    cache.invoke(i % 4, (entry, arguments) -> {
                        entry.setValue(number + ":invoked " + entry.getKey());
                        return null;
                    });
                }
            }
        });

        Scene.until(() -> events.size() >= THREADS * CHANGES * 11 / 10);
        assertThat(events).hasSize(THREADS * CHANGES * 11 / 10);
        SynchronousListenersTest.assertUnbroken(List.copyOf(events), cache);
    }

    @Test
    void listener_atWorkForLong_delaysNoOperationAndNoOtherKey() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(100);
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.key() == 0) {
                Scene.await(release);
            } else {
                others.countDown();
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.put(0, "a");
        cache.put(0, "b");
        for (int i = 1; i <= 100; i++) {
            cache.put(i, "v");
        }

        Scene.await(others);
        assertThat(cache.get(0)).isEqualTo("b");
        release.countDown();
        Scene.until(() -> witness.told().size() == 102);
        assertThat(witness.told())
                .filteredOn(told -> told.key() == 0)
                .extracting(Told::value)
                .containsExactly("a", "b");
    }

    @Test
    void listener_thatFails_isToldOfTheNextEventAndFailsNoOperation() {
        Witness<Integer, String> witness = new Witness<>(told -> {
            throw new IllegalStateException("listener");
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.put(1, "a");
        cache.put(1, "b");

        assertThat(witness.next().value()).isEqualTo("a");
        assertThat(witness.next().value()).isEqualTo("b");
    }

    @Test
    void listener_thatThrowsAnyError_isToldOfTheNextEvent() {
        Witness<Integer, String> witness = new Witness<>(told -> {
            throw new OutOfMemoryError("of the test");
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.put(1, "a");
        assertThat(witness.next().value()).isEqualTo("a");
        cache.put(1, "b");
        assertThat(witness.next().value()).isEqualTo("b");
        cache.put(1, "c");
        assertThat(witness.next().value()).isEqualTo("c");
    }

    @Test
    void listener_thatUsesTheCache_mayDoSo() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        Witness<Integer, String> witness = new Witness<>(told -> {
            if (told.type() == CREATED && told.key() < 100) {
                self.get().put(told.key(), "again");
                self.get().put(told.key() + 1, "next");
            }
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));
        self.set(cache);

        cache.put(1, "a");

        Scene.until(() -> cache.containsKey(100));
    }

    @Test
    void close_withEventsInLine_waitsForTheListenerAtWorkAndTellsNothingAfter() {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Guarded listener = new Guarded(() -> {
            atWork.countDown();
            Scene.await(release);
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(listener.configuration(false)));
        for (int i = 0; i < 50; i++) {
            cache.put(i, "v");
        }
        Scene.await(atWork);

        Future<?> closing = scene.start(cache::close);
        Scene.until(cache::isClosed);
        release.countDown();
        Scene.get(closing);

        assertThat(listener.closed).hasValue(1);
        assertThat(listener.calledAfterClose).isFalse();
    }

    @Test
    void close_inManyThreadsAtWork_callsNoListenerAfterItReturned() {
        for (int round = 0; round < 30; round++) {
            boolean synchronous = round % 2 == 0;
            Guarded listener = new Guarded(Thread::onSpinWait);
            Cache<Integer, String> cache =
                    scene.cache(Scene.plain().addCacheEntryListenerConfiguration(listener.configuration(synchronous)));
            scene.together(THREADS, number -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        if (number == 0 && i == 100) {
                            cache.close();
                        }
                        cache.put(number * 1_000 + i, "v");
                    }
                } catch (IllegalStateException closed) {
                    assertThat(cache.isClosed()).isTrue();
                }
            });
            assertThat(listener.closed).hasValue(1);
            assertThat(listener.calledAfterClose).isFalse();
        }
    }

    @Test
    void deregister_withEventsInLine_tellsNothingAfter() {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Guarded listener = new Guarded(() -> {
            calls.incrementAndGet();
            atWork.countDown();
            Scene.await(release);
        });
        CacheEntryListenerConfiguration<Integer, String> configuration = listener.configuration(false);
        Witness<Integer, String> other = new Witness<>();
        Cache<Integer, String> cache = scene.cache(Scene.plain()
                .addCacheEntryListenerConfiguration(configuration)
                .addCacheEntryListenerConfiguration(other.asynchronous()));
        cache.put(1, "a");
        cache.remove(1);
        cache.put(1, "b");
        Scene.await(atWork);

        cache.deregisterCacheEntryListener(configuration);
        release.countDown();

        assertThat(other.next().value()).isEqualTo("a");
        other.next();
        assertThat(other.next().value()).isEqualTo("b");
        assertThat(calls).hasValue(1);
    }

    @Test
    void key_thatTheApplicationChangesAfterwards_isNotTheEvents() {
        CountDownLatch release = new CountDownLatch(1);
        Witness<Date, String> witness = new Witness<>(told -> Scene.await(release));
        Cache<Date, String> cache =
                scene.cache(LarderConfiguration.of(Date.class, String.class).listener(witness.asynchronous()));
        Date key = new Date(1);

        cache.put(key, "a");
        cache.put(key, "b");
        key.setTime(2);
        release.countDown();

        assertThat(witness.next().key()).isEqualTo(new Date(1));
        assertThat(witness.next().key()).isEqualTo(new Date(1));
    }

    @Test
    void listener_ofAManyKeyedOperation_getsEachKeysEvent() {
        Witness<Integer, String> witness = new Witness<>();
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.putAll(Map.of(1, "a", 2, "b", 3, "c"));

        assertThat(List.of(
                        witness.next().key(),
                        witness.next().key(),
                        witness.next().key()))
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void listenersThread_hasTheManagersClassLoaderForItsContext() {
        ConcurrentLinkedQueue<ClassLoader> context = new ConcurrentLinkedQueue<>();
        Witness<Integer, String> witness =
                new Witness<>(told -> context.add(Thread.currentThread().getContextClassLoader()));
        LarderCache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.put(1, "a");

        Scene.until(() -> !context.isEmpty());
        assertThat(context).containsExactly(cache.getCacheManager().getClassLoader());
    }

    @Test
    void listeners_thatReplaceExpiredEntriesOfACacheWithSynchronousListeners_doNotWaitForEachOther() {
        int keys = 64;
        CountDownLatch expired = new CountDownLatch(keys);
        Witness<Integer, String> synchronous = new Witness<>(told -> {
            if (told.type() == EXPIRED) {
                expired.countDown();
            }
        });
        Cache<Integer, String> target = scene.manager()
                .createCache(
                        "target",
                        LarderConfiguration.of(Integer.class, String.class)
                                .expireAfterCreation(Duration.ofMillis(1))
                                .listener(synchronous.synchronous()));
        Witness<Integer, String> replacing = new Witness<>(told -> target.put(told.key(), "new"));
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(replacing.asynchronous()));
        for (int key = 0; key < keys; key++) {
            target.put(key, "old");
        }
        Scene.until(() -> !target.containsKey(keys - 1));

        for (int key = 0; key < keys; key++) {
            cache.put(key, "go");
        }

        Scene.await(expired);
        Scene.until(() -> synchronous.told().stream()
                        .filter(told -> "new".equals(told.value()) && told.type() == CREATED)
                        .count()
                == keys);
    }

    /** Notices being called after it was closed. */
    private static final class Guarded implements CacheEntryCreatedListener<Integer, String>, Closeable {
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicBoolean calledAfterClose = new AtomicBoolean();
        private final Runnable work;

        private Guarded(Runnable work) {
            this.work = work;
        }

        CacheEntryListenerConfiguration<Integer, String> configuration(boolean synchronous) {
            return new MutableCacheEntryListenerConfiguration<>(() -> this, null, false, synchronous);
        }

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Integer, ? extends String>> events) {
            work.run();
            if (closed.get() > 0) {
                calledAfterClose.set(true);
            }
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
