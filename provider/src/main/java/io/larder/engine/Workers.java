// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one manager, for asynchronous listeners and {@code loadAll}. They are daemons named after their
 * purpose, come when there is work, and go after ten idle seconds or with {@link #close()}. Listeners and loads have
 * threads of their own: a slow database holds up no event.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 10;

    private final ClassLoader classLoader;
    private final ThreadPoolExecutor events;
    private final ThreadPoolExecutor loads;

    /**
     * Workers that start no thread before there is work.
     *
     * @param owner what the threads' names say they work for; no secret
     * @param classLoader the threads' context class loader
     */
    public Workers(String owner, ClassLoader classLoader) {
        this.classLoader = classLoader;
        int processors = Runtime.getRuntime().availableProcessors();
        this.events = pool("larder-events-" + owner, Math.max(2, processors), true);
        this.loads = pool("larder-loads-" + owner, Math.max(4, 2 * processors), false);
    }

    Executor events() {
        return events;
    }

    Executor loads() {
        return loads;
    }

    /**
     * Ends the threads; waits up to ten seconds for what they are at, unless it is one of them that calls. Harmless when
     * repeated.
     */
    @Override
    public void close() {
        events.shutdown();
        loads.shutdown();
        if (!isOwn(Thread.currentThread())) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!events.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    || !loads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A listener or loader is still running {} s after its caches were closed", PATIENCE_SECONDS);
            }
        } catch (InterruptedException interruption) {
            interrupted = true;
        } finally {
            events.shutdownNow();
            loads.shutdownNow();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ThreadPoolExecutor pool(String name, int size, boolean forEvents) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> thread(work, name + "-" + number.incrementAndGet(), forEvents),
                (work, full) -> {
                    throw new RejectedExecutionException("The cache manager has been closed");
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** User code finds its classes through the manager's class loader, and through nobody's who made the first call. */
    private Thread thread(Runnable work, String name, boolean forEvents) {
        Thread thread = new Worker(work, name, this, forEvents);
        thread.setDaemon(true);
        thread.setContextClassLoader(classLoader);
        return thread;
    }

    /** Whether the thread is one of these, so that it must not wait for what these do. */
    boolean isOwn(Thread thread) {
        return thread instanceof Worker worker && worker.workers == this;
    }

    /** Whether the thread is one of those for events, so that it must not wait for events to be told. */
    boolean isForEvents(Thread thread) {
        return thread instanceof Worker worker && worker.workers == this && worker.forEvents;
    }

    private static final class Worker extends Thread {
        private final Workers workers;
        private final boolean forEvents;

        Worker(Runnable work, String name, Workers workers, boolean forEvents) {
            super(null, work, name, 0, false);
            this.workers = workers;
            this.forEvents = forEvents;
        }
    }
}
