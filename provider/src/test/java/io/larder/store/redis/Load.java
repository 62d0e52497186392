// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Threads that write and read, each under keys of its own, and compare what they read with what they wrote. */
final class Load implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int KEYS = 50;
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Cache<String, String> cache;

    /** Whether the servers may forget what they have acknowledged, as a replica does that was behind its master. */
    private final boolean forgetful;

    private final List<CompletableFuture<Void>> threads = new ArrayList<>();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final List<CacheException> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong firstFailure = new AtomicLong();
    private final AtomicLong lastFailure = new AtomicLong();
    private volatile boolean over;

    private Load(Cache<String, String> cache, boolean forgetful) {
        this.cache = cache;
        this.forgetful = forgetful;
    }

    static Load on(Cache<String, String> cache, boolean forgetful) {
        Load load = new Load(cache, forgetful);
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread;
            load.threads.add(CompletableFuture.runAsync(() -> load.work(name), task -> new Thread(task, name).start()));
        }
        return load;
    }

    /** What became of it. */
    record Report(
            long calls, List<CacheException> failures, long longestMillis, long failingMillis, List<String> wrong) {

        @Override
        public String toString() {
            return calls + " calls, " + failures.size() + " failures within " + failingMillis + " ms, longest call "
                    + longestMillis + " ms, wrong: " + wrong.stream().limit(5).toList();
        }
    }

    /** Returns when that many calls more have been made. */
    void awaitCalls(int more) {
        long enough = calls.get() + more;
        Await.until("calls under load", () -> calls.get() >= enough);
    }

    /** Ends the threads. */
    Report end() {
        over = true;
        threads.forEach(CompletableFuture::join);
        return new Report(
                calls.get(),
                List.copyOf(failures),
                TimeUnit.NANOSECONDS.toMillis(longestNanos.get()),
                TimeUnit.NANOSECONDS.toMillis(lastFailure.get() - firstFailure.get()),
                List.copyOf(wrong));
    }

    private void work(String name) {
        Random random = new Random(name.hashCode());
        Map<String, Set<@Nullable String>> possible = new HashMap<>();
        for (int i = 0; !over; i++) {
            String key = name + "-" + random.nextInt(KEYS);
            Set<@Nullable String> values = possible.computeIfAbsent(key, ignored -> {
                Set<@Nullable String> none = new HashSet<>();
                none.add(null);
                return none;
            });
            if (random.nextInt(3) == 0) {
                write(key, name + "=" + i, values);
            } else {
                read(key, values);
            }
        }
    }

    private void write(String key, String value, Set<@Nullable String> possible) {
        boolean known = call(() -> cache.put(key, value));
        if (!forgetful) {
            possible.clear();
            if (!known) {
                possible.add(null);
            }
        }
        possible.add(value);
    }

    private void read(String key, Set<@Nullable String> possible) {
        call(() -> {
            String value = cache.get(key);
            if (!possible.contains(value)) {
                wrong.add(key + " was " + value + ", not one of " + possible);
            }
        });
    }

    private boolean call(Runnable operation) {
        long begun = System.nanoTime();
        try {
            operation.run();
            return true;
        } catch (CacheException failure) {
            failures.add(failure);
            firstFailure.compareAndSet(0, begun);
            lastFailure.accumulateAndGet(System.nanoTime(), Math::max);
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            return false;
        } finally {
            longestNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
            calls.incrementAndGet();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(thread -> thread.exceptionally(failure -> null).join());
    }
}
