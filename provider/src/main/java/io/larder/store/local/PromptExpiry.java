// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Scheduler;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's own scheduler, by which Caffeine forgets what has expired although nobody uses the cache. The JDK's thread for
 * delays is born in the first call that anybody makes, and would keep the class loader of that application for ever.
 */
final class PromptExpiry implements Scheduler {

    static final Scheduler INSTANCE = new PromptExpiry();

    private PromptExpiry() {}

    @Override
    public Future<?> schedule(Executor executor, Runnable command, long delay, TimeUnit unit) {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        ClassLoader lasting = ClassLoader.getSystemClassLoader();
        if (application == lasting) {
            return Scheduler.systemScheduler().schedule(executor, command, delay, unit);
        }
        thread.setContextClassLoader(lasting);
        try {
            return Scheduler.systemScheduler().schedule(executor, command, delay, unit);
        } finally {
            thread.setContextClassLoader(application);
        }
    }
}
