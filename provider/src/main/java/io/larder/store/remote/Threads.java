// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one manager's connections: daemons that come when there is work and go when there is none. They know no
 * application's class loader, since nothing of an application runs on them.
 */
public final class Threads {

    private static final int IDLE_SECONDS = 10;

    private Threads() {}

    private static ThreadFactory named(String purpose) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, "larder-" + purpose + "-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        };
    }

    /**
     * Does each piece of work on a thread of its own.
     *
     * @param purpose what the threads are called after
     * @param most how many there are at once
     * @param refused what becomes of work when there is none free, or after a shutdown
     */
    public static ThreadPoolExecutor several(String purpose, int most, RejectedExecutionHandler refused) {
        return new ThreadPoolExecutor(
                0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named(purpose), refused);
    }

    /**
     * Does what nobody waits for, one piece after the other. What is due later is forgotten with a shutdown.
     *
     * @param purpose what the thread is called after
     * @param refused what becomes of work after a shutdown
     */
    public static ScheduledThreadPoolExecutor background(String purpose, RejectedExecutionHandler refused) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, named(purpose), refused);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
