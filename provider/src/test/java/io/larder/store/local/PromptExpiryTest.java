// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PromptExpiryTest {

    @Test
    void schedule_byAnApplication_leavesItsClassLoaderToItAndToNobodyElse() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Executor direct = Runnable::run;
        try (URLClassLoader application = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(application);
            Future<?> scheduled = PromptExpiry.INSTANCE.schedule(direct, () -> {}, 1, TimeUnit.HOURS);
            assertThat(thread.getContextClassLoader()).isSameAs(application);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(other -> other != thread)
                    .noneMatch(other -> other.getContextClassLoader() == application);
            scheduled.cancel(true);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
