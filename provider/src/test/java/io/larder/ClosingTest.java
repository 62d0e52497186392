// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class ClosingTest {

    @RegisterExtension
    final Scene scene = new Scene();

    /** Everything that an application can plug in, in one. */
    private static class Plug
            implements Closeable,
                    CacheLoader<Integer, String>,
                    CacheWriter<Integer, String>,
                    CacheEntryCreatedListener<Integer, String>,
                    CacheEntryEventFilter<Integer, String> {

        final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
        }

        @Override
        public String load(Integer key) {
            return "loaded";
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            return Map.of();
        }

        @Override
        public void write(Cache.Entry<? extends Integer, ? extends String> entry) {}

        @Override
        public void writeAll(java.util.Collection<Cache.Entry<? extends Integer, ? extends String>> entries) {}

        @Override
        public void delete(Object key) {}

        @Override
        public void deleteAll(java.util.Collection<?> keys) {}

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Integer, ? extends String>> events) {}

        @Override
        public boolean evaluate(CacheEntryEvent<? extends Integer, ? extends String> event) {
            return true;
        }
    }

    private static final class Policy implements javax.cache.expiry.ExpiryPolicy, Closeable {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public javax.cache.expiry.Duration getExpiryForCreation() {
            return javax.cache.expiry.Duration.ETERNAL;
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForUpdate() {
            return null;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static CacheEntryListenerConfiguration<Integer, String> listening(Plug listener, Plug filter) {
        return new MutableCacheEntryListenerConfiguration<>(
                () -> listener, filter == null ? null : () -> filter, false, true);
    }

    private static MutableConfiguration<Integer, String> with(Plug loader, Plug writer, Policy policy) {
        return Scene.plain()
                .setReadThrough(true)
                .setWriteThrough(true)
                .setCacheLoaderFactory(() -> loader)
                .setCacheWriterFactory(() -> writer)
                .setExpiryPolicyFactory(() -> policy);
    }

    @Test
    void close_closesEachCustomizationOnce() {
        Plug loader = new Plug();
        Plug writer = new Plug();
        Plug listener = new Plug();
        Plug filter = new Plug();
        Plug later = new Plug();
        Policy policy = new Policy();
        Cache<Integer, String> cache = scene.cache(
                with(loader, writer, policy).addCacheEntryListenerConfiguration(listening(listener, filter)));
        cache.registerCacheEntryListener(listening(later, null));

        cache.close();
        cache.close();
        scene.manager().close();

        assertThat(List.of(loader, writer, listener, filter, later))
                .allSatisfy(plug -> assertThat(plug.closed).hasValue(1));
        assertThat(policy.closed).hasValue(1);
    }

    @Test
    void close_ofOneObjectInManyRoles_closesItOnce() {
        Plug plug = new Plug();
        Cache<Integer, String> cache =
                scene.cache(with(plug, plug, new Policy()).addCacheEntryListenerConfiguration(listening(plug, plug)));

        cache.close();

        assertThat(plug.closed).hasValue(1);
    }

    @Test
    void deregister_closesTheListenerUnlessItIsStillInUse() {
        Plug loader = new Plug();
        Plug shared = new Plug();
        Plug alone = new Plug();
        Cache<Integer, String> cache = scene.cache(with(loader, new Plug(), new Policy()));
        CacheEntryListenerConfiguration<Integer, String> first = listening(shared, alone);
        CacheEntryListenerConfiguration<Integer, String> second = listening(shared, null);
        CacheEntryListenerConfiguration<Integer, String> third = listening(loader, null);
        cache.registerCacheEntryListener(first);
        cache.registerCacheEntryListener(second);
        cache.registerCacheEntryListener(third);

        cache.deregisterCacheEntryListener(first);
        assertThat(alone.closed).hasValue(1);
        assertThat(shared.closed).hasValue(0);
        cache.deregisterCacheEntryListener(second);
        assertThat(shared.closed).hasValue(1);
        cache.deregisterCacheEntryListener(third);
        assertThat(loader.closed).hasValue(0);
        cache.close();

        assertThat(List.of(loader, shared, alone))
                .allSatisfy(plug -> assertThat(plug.closed).hasValue(1));
    }

    @Test
    void createCache_thatFailsHalfWay_closesWhatWasMadeAndLeavesTheNameFree() {
        Plug loader = new Plug();
        Plug writer = new Plug();
        Plug listener = new Plug();
        Policy policy = new Policy();
        IllegalStateException failure = new IllegalStateException("no filter today");
        MutableConfiguration<Integer, String> configuration = with(loader, writer, policy)
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> listener,
                        () -> {
                            throw failure;
                        },
                        false,
                        true));

        assertThatThrownBy(() -> scene.cache(configuration)).isSameAs(failure);

        assertThat(List.of(loader, writer, listener))
                .allSatisfy(plug -> assertThat(plug.closed).hasValue(1));
        assertThat(policy.closed).hasValue(1);
        assertThat(scene.manager().getCacheNames()).isEmpty();
        assertThat(scene.cache(Scene.plain()).isClosed()).isFalse();
    }

    @Test
    void createCache_whoseLoaderCannotBeMade_closesThePolicy() {
        Policy policy = new Policy();
        assertThatThrownBy(() -> scene.cache(
                        Scene.plain().setExpiryPolicyFactory(() -> policy).setCacheLoaderFactory(() -> {
                            throw new IllegalStateException("no loader");
                        })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(policy.closed).hasValue(1);
    }

    @Test
    void register_thatFails_closesTheListenerAndLeavesTheConfiguration() {
        Plug listener = new Plug();
        LarderCache<Integer, String> cache = scene.cache(Scene.plain());

        assertThatThrownBy(() -> cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                        () -> listener,
                        () -> {
                            throw new IllegalStateException("no filter");
                        },
                        false,
                        true)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(listener.closed).hasValue(1);
        assertThat(Scene.configurationOf(cache).getCacheEntryListenerConfigurations())
                .isEmpty();
    }

    @Test
    void register_whileTheCacheIsClosed_leavesNoListenerOpen() {
        for (int round = 0; round < 200; round++) {
            Plug listener = new Plug();
            Cache<Integer, String> cache = scene.cache(Scene.plain());
            scene.together(2, number -> {
                if (number == 0) {
                    cache.close();
                } else {
                    try {
                        cache.registerCacheEntryListener(listening(listener, null));
                    } catch (IllegalStateException closed) {
                        assertThat(cache.isClosed()).isTrue();
                        listener.closed.compareAndSet(0, 1); // its factory may not have been asked
                    }
                }
            });
            assertThat(listener.closed).hasValue(1);
        }
    }

    @Test
    void customization_thatFailsToClose_keepsNoOtherFromBeingClosed() {
        Plug failing = new Plug() {
            @Override
            public void close() {
                super.close();
                throw new IllegalStateException("will not close");
            }
        };
        Plug writer = new Plug();
        Cache<Integer, String> cache = scene.cache(with(failing, writer, new Policy()));

        cache.close();

        assertThat(failing.closed).hasValue(1);
        assertThat(writer.closed).hasValue(1);
        assertThat(cache.isClosed()).isTrue();
    }

    @Test
    void operations_thatRaceWithClose_succeedOrFailWithIllegalState() {
        for (int round = 0; round < 20; round++) {
            Witness<Integer, String> witness = new Witness<>();
            Cache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                    .expireAfterTouch(Duration.ofMillis(5))
                    .maximumEntries(5)
                    .statistics(true)
                    .readThrough(new MapLoader(Map.of(1, "a", 2, "b")))
                    .listener(witness.synchronous()));
            scene.together(6, number -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        if (number == 0 && i == 50) {
                            cache.close();
                        }
                        any(cache, number + i);
                    }
                } catch (IllegalStateException closed) {
                    assertThat(cache.isClosed()).isTrue();
                }
            });
        }
    }

    private static void any(Cache<Integer, String> cache, int i) {
        switch (i % 8) {
            case 0 -> cache.put(i % 7, "v");
            case 1 -> cache.get(i % 7);
            case 2 -> cache.getAll(Set.of(1, 2, 3));
            case 3 ->
                cache.invoke(i % 7, (entry, arguments) -> {
                    entry.setValue("w");
                    return null;
                });
            case 4 -> cache.forEach(entry -> assertThat(entry.getKey()).isNotNull());
            case 5 -> cache.removeAll();
            case 6 -> cache.loadAll(Set.of(1, 2), true, null);
            default -> cache.replace(i % 7, "v", "x");
        }
    }

    @Test
    void close_byASynchronousListener_isDoneAtOnce() {
        AtomicReference<Cache<Integer, String>> self = new AtomicReference<>();
        Witness<Integer, String> witness = new Witness<>(told -> self.get().close());
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.synchronous()));
        self.set(cache);

        long begun = System.nanoTime();
        cache.put(1, "a");

        assertThat(cache.isClosed()).isTrue();
        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    }

    @Test
    void close_ofTheManagerByAnAsynchronousListener_isDoneAtOnce() {
        LarderCacheManager manager = scene.manager();
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<Long> took = new AtomicReference<>();
        Witness<Integer, String> witness = new Witness<>(told -> {
            long begun = System.nanoTime();
            manager.close();
            took.set(System.nanoTime() - begun);
            closed.countDown();
        });
        Cache<Integer, String> cache =
                scene.cache(Scene.plain().addCacheEntryListenerConfiguration(witness.asynchronous()));

        cache.put(1, "a");
        Scene.await(closed);

        assertThat(took.get()).isLessThan(5_000_000_000L);
        Scene.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("larder-")));
    }

    @Test
    void destroyCache_duringAnIteration_endsIt() {
        Cache<Integer, String> cache = scene.cache(Scene.plain());
        for (int i = 0; i < 100; i++) {
            cache.put(i, "v");
        }
        Iterator<Cache.Entry<Integer, String>> iterator = cache.iterator();
        iterator.next();

        scene.manager().destroyCache("scene");

        int rest = 0;
        while (iterator.hasNext()) {
            iterator.next();
            rest++;
        }
        assertThat(rest).isLessThan(100);
        assertThatThrownBy(cache::iterator).isInstanceOf(IllegalStateException.class);
        assertThat(scene.cache(Scene.plain()).iterator().hasNext()).isFalse();
    }

    @Test
    void name_ofACacheThatIsClosing_isFreeOnlyWhenAllIsGone() {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Plug slow = new Plug() {
            @Override
            public void close() {
                closing.countDown();
                Scene.await(release);
                super.close();
            }
        };
        scene.cache(with(slow, new Plug(), new Policy()).setStatisticsEnabled(true));
        Future<?> destroying = scene.start(() -> scene.manager().destroyCache("scene"));
        Scene.await(closing);

        assertThat((Object) scene.manager().getCache("scene")).isNull();
        assertThat(scene.manager().getCacheNames()).isEmpty();
        assertThatThrownBy(() -> scene.cache(Scene.plain())).isInstanceOf(CacheException.class);
        release.countDown();
        Scene.get(destroying);

        LarderCache<Integer, String> next = scene.cache(Scene.plain().setStatisticsEnabled(true));
        assertThat(Beans.isShown("CacheStatistics", next)).isTrue();
    }

    @Test
    void manager_askedForWhileItsPredecessorCloses_showsItsCachesOverJmx() {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Plug slow = new Plug() {
            @Override
            public void close() {
                closing.countDown();
                Scene.await(release);
            }
        };
        scene.cache(
                with(slow, new Plug(), new Policy()).setStatisticsEnabled(true).setManagementEnabled(true));
        LarderCacheManager old = scene.manager();
        Future<?> end = scene.start(old::close);
        Scene.await(closing);

        LarderCache<Integer, String> next =
                scene.cache(Scene.plain().setStatisticsEnabled(true).setManagementEnabled(true));
        assertThat(next.getCacheManager()).isNotSameAs(old);
        assertThat(Beans.isShown("CacheStatistics", next)).isTrue();
        release.countDown();
        Scene.get(end);

        assertThat(Beans.isShown("CacheStatistics", next)).isTrue();
        assertThat(Beans.isShown("CacheConfiguration", next)).isTrue();
    }

    @Test
    void closedCache_answersEveryOperationWithIllegalState() {
        Cache<Integer, String> cache = scene.cache(Scene.plain()
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)));
        cache.close();

        for (int i = 0; i < 8; i++) {
            int operation = i;
            assertThatThrownBy(() -> any(cache, operation)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(cache.getName()).isEqualTo("scene");
        assertThat(cache.isClosed()).isTrue();
    }
}
