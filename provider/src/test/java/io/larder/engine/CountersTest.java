// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CountersTest {

    private final Counters counters = new Counters(2);

    @Test
    void add_byOneThread_countsEachKind() {
        counters.add(0, 3);
        counters.add(1, 1);
        counters.add(0, 1);
        assertThat(counters.sum(0)).isEqualTo(4);
        assertThat(counters.sum(1)).isEqualTo(1);
        assertThat(counters.own(0)).isEqualTo(4);
    }

    @Test
    void reset_thenAdd_countsFromThere() {
        counters.add(0, 3);
        counters.reset();
        assertThat(counters.sum(0)).isZero();
        counters.add(0, 2);
        assertThat(counters.sum(0)).isEqualTo(2);
    }

    /** More threads at once than there are places, so that some own a cell and some share one. */
    @Test
    void add_byMoreThreadsThanPlaces_losesNone() throws InterruptedException {
        int threads = 600;
        int each = 2_000;
        CountDownLatch all = new CountDownLatch(threads);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                counters.add(0, 1);
                all.countDown();
                await(all);
                for (int n = 1; n < each; n++) {
                    counters.add(0, 1);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        assertThat(counters.sum(0)).isEqualTo((long) threads * each);
    }

    /** Each takes the place of one that has died before it. */
    @Test
    void add_byThreadsAfterEachOther_keepsWhatTheDeadCounted() throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Thread thread = new Thread(() -> counters.add(1, 1));
            thread.start();
            thread.join();
        }
        assertThat(counters.sum(1)).isEqualTo(2_000);
    }

    @Test
    void own_ofAThreadThatHasCountedNothing_isNotAnothersCount() throws InterruptedException {
        counters.add(0, 64);
        List<Long> seen = new ArrayList<>();
        Thread other = new Thread(() -> seen.add(counters.own(0)));
        other.start();
        other.join();
        assertThat(seen).containsExactly(0L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
