// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets several threads begin at the same moment and waits for them all. */
public final class Together {

    private static final int PATIENCE_SECONDS = 120;

    private Together() {}

    /** What one of the threads does. */
    @FunctionalInterface
    public interface Part {

        /** Runs with the thread's number, from 0. */
        void play(int thread) throws Exception;
    }

    /** Runs the part once in each thread; the first failure comes out. */
    public static void run(int threads, Part part) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                ends.add(executor.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    part.play(thread);
                    return thread;
                }));
            }
            for (Future<?> end : ends) {
                end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
