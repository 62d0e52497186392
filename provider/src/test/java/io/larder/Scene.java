// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider of the test's own and threads to use it with, both gone after the test. Whatever is awaited here is awaited
 * for a bounded time, so that a deadlock is a failure.
 */
final class Scene implements AfterEachCallback {

    static final int PATIENCE_SECONDS = 20;

    final LarderCachingProvider provider = new LarderCachingProvider();

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scene");
        thread.setDaemon(true);
        return thread;
    });

    /** What a thread does; it is told its number, from 0. */
    @FunctionalInterface
    interface Part {
        void play(int number) throws Exception;
    }

    LarderCacheManager manager() {
        return provider.getCacheManager();
    }

    <K, V> LarderCache<K, V> cache(Configuration<K, V> configuration) {
        return manager().createCache("scene", configuration);
    }

    static MutableConfiguration<Integer, String> plain() {
        return new MutableConfiguration<Integer, String>().setTypes(Integer.class, String.class);
    }

    /** The configuration of a cache as it is now. */
    @SuppressWarnings("unchecked")
    static <K, V> LarderConfiguration<K, V> configurationOf(LarderCache<K, V> cache) {
        return cache.getConfiguration(LarderConfiguration.class);
    }

    <T> Future<T> start(Callable<T> task) {
        return threads.submit(task);
    }

    Future<?> start(Runnable task) {
        return threads.submit(task);
    }

    /** Plays the part in so many threads that begin together; what the first that failed threw comes out. */
    void together(int count, Part part) {
        CyclicBarrier begin = new CyclicBarrier(count);
        List<Future<?>> playing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            playing.add(start(() -> {
                begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                part.play(number);
                return null;
            }));
        }
        playing.forEach(Scene::get);
    }

    @SuppressWarnings("NullAway") // what a task gives may be null
    static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("A thread of the test failed", failure.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("A thread of the test hangs", stuck);
        }
    }

    /** What a task that must fail threw. */
    static Throwable failure(Future<?> future) {
        try {
            throw new AssertionError("It did not fail but gave " + future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failure) {
            return Objects.requireNonNull(failure.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("A thread of the test hangs", stuck);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("What was awaited did not happen");
            }
        } catch (InterruptedException interruption) {
            throw new AssertionError("Interrupted", interruption);
        }
    }

    /** Looks again and again until the condition holds. */
    static void until(Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("What was awaited did not happen");
                }
                Thread.onSpinWait();
            }
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        threads.shutdownNow();
        provider.close();
    }
}
