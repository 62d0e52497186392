// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one connection: daemons that come when there is work and go when there is none. They know no
 * application's class loader, since nothing of an application runs on them.
 */
final class Threads {

    private static final int IDLE_SECONDS = 10;

    private Threads() {}

    static ThreadFactory named(String purpose) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, "larder-" + purpose + "-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        };
    }

    /** Talks to several servers at once; without a free thread, also after a shutdown, the caller does it. */
    static ThreadPoolExecutor talking(int most) {
        return new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("redis"),
                (work, full) -> work.run());
    }

    /** Does what nobody waits for; what is asked of it when it has been shut down is not done. */
    static ScheduledThreadPoolExecutor background() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, named("redis-background"));
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
