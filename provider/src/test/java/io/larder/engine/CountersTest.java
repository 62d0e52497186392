// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CountersTest {

    private final Counters counters = new Counters();

    @Test
    void add_byOneThread_countsEachKind() {
        add(Count.HITS, 3);
        add(Count.PUTS, 1);
        add(Count.HITS, 1);
        assertThat(counters.sum(Count.HITS)).isEqualTo(4);
        assertThat(counters.sum(Count.PUTS)).isEqualTo(1);
    }

    @Test
    void reset_thenAdd_countsFromThere() {
        add(Count.HITS, 3);
        counters.reset(Count.STANDARD);
        assertThat(counters.sum(Count.HITS)).isZero();
        add(Count.HITS, 2);
        assertThat(counters.sum(Count.HITS)).isEqualTo(2);
    }

    @Test
    void reset_ofSome_leavesTheOthers() {
        add(Count.HITS, 3);
        add(Count.NEAR_HITS, 2);
        counters.reset(Count.NEAR);
        assertThat(counters.sum(Count.HITS)).isEqualTo(3);
        assertThat(counters.sum(Count.NEAR_HITS)).isZero();
        add(Count.NEAR_HITS, 1);
        counters.reset(Count.STANDARD);
        assertThat(counters.sum(Count.HITS)).isZero();
        assertThat(counters.sum(Count.NEAR_HITS)).isEqualTo(1);
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
                add(Count.HITS, 1);
                all.countDown();
                await(all);
                for (int n = 1; n < each; n++) {
                    add(Count.HITS, 1);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        assertThat(counters.sum(Count.HITS)).isEqualTo((long) threads * each);
    }

    /** Each takes the place of one that has died before it. */
    @Test
    void add_byThreadsAfterEachOther_keepsWhatTheDeadCounted() throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Thread thread = new Thread(() -> add(Count.PUTS, 1));
            thread.start();
            thread.join();
        }
        assertThat(counters.sum(Count.PUTS)).isEqualTo(2_000);
    }

    @Test
    void mine_ofTwoLivingThreads_isNotTheSame() throws InterruptedException {
        ThreadCounts mine = counters.mine();
        List<ThreadCounts> seen = new ArrayList<>();
        Thread other = new Thread(() -> seen.add(counters.mine()));
        other.start();
        other.join();
        assertThat(seen).hasSize(1).doesNotContain(mine);
        assertThat(counters.mine()).isSameAs(mine);
    }

    private void add(Count kind, int amount) {
        counters.mine().add(kind, amount);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
