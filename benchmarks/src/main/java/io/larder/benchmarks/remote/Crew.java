// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads that do the same thing at the same time. */
public final class Crew implements AutoCloseable {

    /** How much longer than asked for it may take: the last operations of many threads wait for each other. */
    private static final long PATIENCE_SECONDS = 60;

    private final int size;
    private final ExecutorService threads;

    /** Threads that wait. */
    public Crew(int size) {
        AtomicInteger number = new AtomicInteger();
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, "measuring-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many threads. */
    public int size() {
        return size;
    }

    /**
     * How often all of them together do it in a second.
     *
     * @param operation     is told the number of the thread
     * @param settleMillis  how long it is done before it counts
     * @param measureMillis how long it counts
     */
    public double operationsPerSecond(IntConsumer operation, long settleMillis, long measureMillis) {
        CyclicBarrier start = new CyclicBarrier(size);
        List<Future<Double>> speeds = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int thread = i;
            speeds.add(threads.submit(() -> {
                await(start);
                return speed(() -> operation.accept(thread), settleMillis, measureMillis);
            }));
        }
        long deadline = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(settleMillis + measureMillis)
                + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        double all = 0;
        for (Future<Double> speed : speeds) {
            all += result(speed, deadline - System.nanoTime());
        }
        return all;
    }

    /** What was begun in time is done to its end, and counts with the time it took. */
    private static double speed(Runnable operation, long settleMillis, long measureMillis) {
        long settled = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settleMillis);
        long start;
        do {
            operation.run();
            start = System.nanoTime();
        } while (start < settled);
        long end = start + TimeUnit.MILLISECONDS.toNanos(measureMillis);
        long count = 0;
        long now;
        do {
            operation.run();
            count++;
            now = System.nanoTime();
        } while (now < end);
        return count * 1e9 / (now - start);
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("Another thread could not start", e);
        }
    }

    private static double result(Future<Double> speed, long nanos) {
        try {
            return speed.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A measuring thread failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("A measuring thread got no answer for " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
