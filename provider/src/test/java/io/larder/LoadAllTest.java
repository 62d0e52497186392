// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.ReadThroughTest.By;
import java.io.Closeable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class LoadAllTest {

    @RegisterExtension
    final Scene scene = new Scene();

    private static MutableConfiguration<Integer, String> with(CacheLoader<Integer, String> loader) {
        return Scene.plain().setCacheLoaderFactory(() -> loader);
    }

    private static Future<Void> loadAll(Cache<Integer, String> cache, Set<Integer> keys, boolean replace) {
        CompletionListenerFuture future = new CompletionListenerFuture();
        cache.loadAll(keys, replace, future);
        return future;
    }

    @Test
    void loadAll_withoutReplacing_loadsOnlyWhatIsMissing() {
        MapLoader loader = new MapLoader(Map.of(1, "loaded 1", 2, "loaded 2"));
        Cache<Integer, String> cache = scene.cache(with(loader));
        cache.put(1, "present");

        Scene.get(loadAll(cache, Set.of(1, 2, 3), false));

        assertThat(loader.asked()).containsExactlyInAnyOrder(2, 3);
        assertThat(cache.getAll(Set.of(1, 2, 3))).isEqualTo(Map.of(1, "present", 2, "loaded 2"));
    }

    @Test
    void loadAll_replacing_loadsAll() {
        Cache<Integer, String> cache = scene.cache(with(new MapLoader(Map.of(1, "loaded 1", 2, "loaded 2"))));
        cache.put(1, "present");
        cache.put(3, "unknown to the loader");

        Scene.get(loadAll(cache, Set.of(1, 2, 3), true));

        assertThat(cache.getAll(Set.of(1, 2, 3)))
                .isEqualTo(Map.of(1, "loaded 1", 2, "loaded 2", 3, "unknown to the loader"));
    }

    private void assertNotKept(boolean replace, Consumer<Cache<Integer, String>> change, String after) {
        Map<Integer, String> database = new ConcurrentHashMap<>(Map.of(1, "old", 2, "two"));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Cache<Integer, String> cache = scene.cache(with(new By<>(key -> {
            String value = database.get(key);
            if (key == 2) {
                read.countDown();
                Scene.await(release);
            }
            return value;
        })));
        Future<Void> loading = loadAll(cache, Set.of(1, 2), replace);
        Scene.await(read);

        change.accept(cache);
        release.countDown();
        Scene.get(loading);

        assertThat(cache.get(1)).isEqualTo(after);
    }

    @Test
    void value_readBeforeARemove_isNotKept() {
        assertNotKept(false, cache -> cache.remove(1), null);
    }

    @Test
    void value_readBeforeAClear_isNotKept() {
        assertNotKept(false, Cache::clear, null);
    }

    @Test
    void value_readBeforeAPutAndRemove_isNotKeptWhenReplacing() {
        assertNotKept(
                true,
                cache -> {
                    cache.put(1, "new");
                    cache.removeAll();
                },
                null);
    }

    @Test
    void value_readBeforeAPut_doesNotReplaceIt() {
        assertNotKept(true, cache -> cache.put(1, "newer"), "newer");
        scene.manager().destroyCache("scene");
        assertNotKept(true, cache -> cache.putAll(Map.of(1, "newer")), "newer");
        scene.manager().destroyCache("scene");
        assertNotKept(true, cache -> cache.putIfAbsent(1, "newer"), "newer");
    }

    @Test
    void loader_thatFails_isTold() {
        Cache<Integer, String> cache = scene.cache(with(new By<>(key -> {
            throw new IllegalStateException("down");
        })));

        assertThat(Scene.failure(loadAll(cache, Set.of(1), false)))
                .isInstanceOf(CacheLoaderException.class)
                .hasRootCauseMessage("down");
        cache.loadAll(Set.of(1), false, null);
    }

    @Test
    void loader_thatFailsWithAnyError_leavesNobodyWaiting() {
        Cache<Integer, String> cache = scene.cache(with(new By<>(key -> {
            throw new OutOfMemoryError("of the test");
        })));

        assertThat(Scene.failure(loadAll(cache, Set.of(1), false)))
                .isInstanceOf(CacheException.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void completionListener_thatFails_spoilsNoLaterLoad() {
        Cache<Integer, String> cache = scene.cache(with(new MapLoader(Map.of(1, "a"))));
        CountDownLatch called = new CountDownLatch(1);

        cache.loadAll(Set.of(1), true, new CompletionListener() {
            @Override
            public void onCompletion() {
                called.countDown();
                throw new IllegalStateException("listener");
            }

            @Override
            public void onException(Exception failure) {
                throw new AssertionError(failure);
            }
        });

        Scene.await(called);
        Scene.get(loadAll(cache, Set.of(1), true));
    }

    @Test
    void completionListener_mayUseTheCacheAndLoadMore() {
        Cache<Integer, String> cache = scene.cache(with(new By<>(key -> "v" + key)));
        CompletionListenerFuture second = new CompletionListenerFuture();

        cache.loadAll(Set.of(1), false, new CompletionListener() {
            @Override
            public void onCompletion() {
                assertThat(cache.get(1)).isEqualTo("v1");
                cache.loadAll(Set.of(2), false, second);
            }

            @Override
            public void onException(Exception failure) {
                second.onException(failure);
            }
        });

        Scene.get(second);
        assertThat(cache.get(2)).isEqualTo("v2");
    }

    @Test
    void loadAll_withoutLoader_completes() {
        Cache<Integer, String> cache = scene.cache(Scene.plain());

        Scene.get(loadAll(cache, Set.of(1), true));
        assertThat(cache.containsKey(1)).isFalse();
    }

    @Test
    void loadAll_ofAClosedCache_isRefused() {
        Cache<Integer, String> cache = scene.cache(with(new MapLoader(Map.of())));
        cache.close();

        assertThatThrownBy(() -> cache.loadAll(Set.of(1), true, null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.loadAll(null, true, null)).isInstanceOf(IllegalStateException.class);
    }

    /** Says if it is called when it has been closed. */
    private static final class Guarded implements CacheLoader<Integer, String>, Closeable {
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicBoolean usedAfterClose = new AtomicBoolean();
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public String load(Integer key) {
            calls.incrementAndGet();
            Scene.await(release);
            if (closed.get() > 0) {
                usedAfterClose.set(true);
            }
            return "v";
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            return Map.of(1, load(1));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void close_withLoadsInLine_waitsForThoseAtWorkAndCancelsTheOthers() {
        Guarded loader = new Guarded();
        Cache<Integer, String> cache = scene.cache(with(loader));
        Future<Void> first = loadAll(cache, Set.of(1), true);
        Scene.until(() -> loader.calls.get() == 1);
        for (int i = 0; i < 100; i++) {
            cache.loadAll(Set.of(1), true, null);
        }
        Future<Void> last = loadAll(cache, Set.of(1), true);

        Future<?> closing = scene.start(cache::close);
        assertThat(Scene.failure(last)).isInstanceOf(CacheException.class).hasMessageContaining("closed");
        loader.release.countDown();
        Scene.get(closing);

        Scene.get(first);
        assertThat(loader.closed).hasValue(1);
        assertThat(loader.usedAfterClose).isFalse();
        assertThat(loader.calls.get()).isLessThan(100);
    }

    @Test
    void close_ofTheManagerByALoader_isDoneAtOnce() {
        AtomicReference<LarderCacheManager> manager = new AtomicReference<>(scene.manager());
        Cache<Integer, String> cache = scene.cache(with(new By<>(key -> {
            long begun = System.nanoTime();
            manager.get().close();
            assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
            return "v";
        })));

        Future<Void> loading = loadAll(cache, Set.of(1), true);

        Scene.until(() -> loading.isDone() && manager.get().isClosed());
    }
}
