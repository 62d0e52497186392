// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.store.remote.Threads;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How several servers are talked to at once. */
@Timeout(20)
final class VisitsTest {

    private final ThreadPoolExecutor executor = Threads.several("test", 2, (work, full) -> work.run());

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void make_ofSeveral_makesThemAtOnce() {
        CountDownLatch all = new CountDownLatch(3);
        Runnable meet = () -> {
            all.countDown();
            await(all);
        };
        Visits.make(List.of(meet, meet, meet), executor);
        assertThat(all.getCount()).isZero();
    }

    @Test
    void make_withoutFreeThreads_makesThemAllTheSame() {
        AtomicInteger made = new AtomicInteger();
        Runnable visit = made::incrementAndGet;
        Visits.make(
                List.of(visit, visit, visit, visit, visit, visit),
                Threads.several("test", 1, (work, full) -> work.run()));
        assertThat(made).hasValue(6);
    }

    @Test
    void make_afterTheShutdown_makesThemAllTheSame() {
        executor.shutdown();
        AtomicInteger made = new AtomicInteger();
        Runnable visit = made::incrementAndGet;
        Visits.make(List.of(visit, visit, visit), executor);
        assertThat(made).hasValue(3);
    }

    @Test
    void make_thatIsInterrupted_waitsWithoutBurningTimeAndKeepsTheFlag() {
        Thread caller = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        Runnable interrupting = () -> {
            caller.interrupt();
            await(over, 1);
        };
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Visits.make(List.of(() -> {}, interrupting), executor);
        long burnt = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(Thread.interrupted()).isTrue();
        assertThat(burnt).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void make_whereOneFails_failsAsThatDid() {
        Runnable failing = () -> {
            throw new IllegalArgumentException("no");
        };
        assertThatThrownBy(() -> Visits.make(List.of(() -> {}, failing), executor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }

    private static void await(CountDownLatch latch) {
        await(latch, 10);
    }

    private static void await(CountDownLatch latch, int seconds) {
        try {
            boolean ended = latch.await(seconds, TimeUnit.SECONDS);
            assertThat(ended || seconds == 1).isTrue();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
