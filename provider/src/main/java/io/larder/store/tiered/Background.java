// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work of one kind for one manager's caches, one piece after the other: a daemon that comes when there is something to do
 * and goes soon after. It knows no application's class loader when it has nothing to do.
 */
final class Background implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 1_000;

    private final ThreadPoolExecutor executor;

    /** @param name the thread's */
    Background(String name) {
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> thread(name, work),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Does it as soon as those before it are done.
     *
     * @param classLoader what an application's codec finds as the thread's own meanwhile
     */
    void begin(ClassLoader classLoader, Runnable piece) {
        executor.execute(() -> {
            Thread.currentThread().setContextClassLoader(classLoader);
            try {
                piece.run();
            } finally {
                Thread.currentThread().setContextClassLoader(null);
            }
        });
    }

    /** No more begins, and the one under way is interrupted. */
    void end() {
        executor.shutdownNow();
    }

    /** {@link #end}; returns when the thread has gone, or after a second if it is held up. */
    @Override
    public void close() {
        end();
        try {
            executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
