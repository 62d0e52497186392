// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

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

    /** Opens and closes connections, which may take its time; one server's do not wait for another's. */
    static ThreadPoolExecutor connecting() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("memcached-connect"));
    }

    /** Does what nobody waits for. */
    static ScheduledThreadPoolExecutor background() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, named("memcached-background"));
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
