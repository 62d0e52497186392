// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a server shows only to those who ask again and again. */
final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param limit how long it may take
     * @param complaint what to say when it took longer
     * @throws IllegalStateException if it took longer, or the thread was interrupted
     */
    static void until(Duration limit, BooleanSupplier condition, Supplier<String> complaint) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(complaint.get() + " within " + limit.toMillis() + " ms");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(complaint.get() + ": interrupted while waiting");
            }
        }
    }
}
