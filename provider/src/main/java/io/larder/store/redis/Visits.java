// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Talks with several servers at once. */
final class Visits {

    private Visits() {}

    /**
     * Makes all visits, the first of them on this thread, and returns when all are over. Each has a deadline of its own,
     * so an interruption does not end the wait; the flag stays set.
     */
    static void make(List<Runnable> visits, Executor executor) {
        List<FutureTask<Boolean>> tasks = visits.stream()
                .map(visit -> new FutureTask<>(visit, Boolean.TRUE))
                .toList();
        for (int i = 1; i < tasks.size(); i++) {
            executor.execute(tasks.get(i));
        }
        if (!tasks.isEmpty()) {
            tasks.get(0).run();
        }
        boolean interrupted = false;
        try {
            for (FutureTask<Boolean> task : tasks) {
                interrupted |= await(task);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether this thread was interrupted meanwhile. */
    private static boolean await(FutureTask<Boolean> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                return interrupted;
            } catch (InterruptedException interruption) {
                interrupted = true;
            } catch (ExecutionException failure) {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failure.getCause());
            }
        }
    }
}
