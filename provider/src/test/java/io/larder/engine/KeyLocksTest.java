// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyLocksTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Has a hash code that it shares with others. */
    private record Colliding(int number) {
        @Override
        public int hashCode() {
            return number % 2;
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void acquire_ofAnyOtherKeyThanThoseHeld_waitsForNobody() throws Exception {
        KeyLocks<Integer> locks = new KeyLocks<>("test", 10_000);
        List<KeyLock> held = new ArrayList<>();
        for (int key = 0; key < 3_000; key++) {
            held.add(locks.acquire(key));
        }

        threads.submit(() -> {
                    for (int key = 3_000; key < 6_000; key++) {
                        assertThat(locks.busy(key)).isFalse();
                        locks.release(locks.acquire(key));
                    }
                })
                .get(20, TimeUnit.SECONDS);

        held.forEach(locks::release);
        for (int key = 0; key < 3_000; key++) {
            assertThat(locks.busy(key)).isFalse();
        }
    }

    @Test
    void acquire_ofAHeldKey_givesUpAfterTheTimeout() throws Exception {
        KeyLocks<String> locks = new KeyLocks<>("test", 50);
        KeyLock lock = locks.acquire("key");

        Future<?> other = threads.submit(() -> locks.acquire("key"));

        assertThatThrownBy(() -> other.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("'test'")
                .hasMessageContaining("larder.lock-timeout");
        locks.release(lock);
        assertThat(locks.busy("key")).isFalse();
    }

    @Test
    void acquire_whenInterrupted_failsAndLeavesTheThreadInterrupted() throws Exception {
        KeyLocks<String> locks = new KeyLocks<>("test", 20_000);
        KeyLock lock = locks.acquire("key");

        Future<Boolean> other = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> locks.acquire("key"))
                    .isInstanceOf(CacheException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });

        assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
        locks.release(lock);
    }

    @Test
    void acquire_byTheHolder_isFreeOnlyAfterAsManyReleases() {
        KeyLocks<String> locks = new KeyLocks<>("test", 50);
        KeyLock lock = locks.acquire("key");

        assertThat(locks.acquire("key")).isSameAs(lock);
        locks.release(lock);
        assertThat(locks.busy("key")).isTrue();
        locks.release(lock);
        assertThat(locks.busy("key")).isFalse();
    }

    @Test
    void acquireAll_ofOverlappingKeysInManyThreads_excludesAndDoesNotDeadlock() throws Exception {
        KeyLocks<Colliding> locks = new KeyLocks<>("test", 20_000);
        int[] unguarded = new int[8];
        CountDownLatch begin = new CountDownLatch(8);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            futures.add(threads.submit(() -> {
                begin.countDown();
                begin.await();
                int touched = 0;
                for (int i = 0; i < 2_000; i++) {
                    List<Colliding> keys = ThreadLocalRandom.current()
                            .ints(3, 0, 8)
                            .mapToObj(Colliding::new)
                            .toList();
                    var held = locks.acquireAll(keys);
                    for (Colliding key : keys) {
                        unguarded[key.number()]++;
                        touched++;
                    }
                    locks.releaseAll(held);
                }
                return touched;
            }));
        }

        int touched = 0;
        for (Future<Integer> future : futures) {
            touched += future.get(40, TimeUnit.SECONDS);
        }
        assertThat(java.util.stream.IntStream.of(unguarded).sum()).isEqualTo(touched);
    }
}
