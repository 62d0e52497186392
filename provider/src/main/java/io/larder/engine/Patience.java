// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * How an operation waits for what another JVM does, of which nobody tells: it looks again and again, with pauses that
 * grow from 2 to 50 ms and differ from thread to thread, so that those who wait do not meet again and again.
 *
 * @param cacheName the cache
 * @param timeoutMillis how long at the most
 * @param closed whether there is nothing to wait for any more
 * @param late makes what is thrown when the time is over
 */
record Patience(String cacheName, long timeoutMillis, BooleanSupplier closed, Supplier<CacheException> late) {

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * Tries until something comes of it; the first time at once.
     *
     * @throws CacheException if the time is over, or the thread is interrupted while it waits (it stays so)
     * @throws IllegalStateException if the cache is closed meanwhile
     */
    <T> T until(Supplier<@Nullable T> attempt) {
        T got = attempt.get();
        if (got != null) {
            return got;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long longest = FIRST_NANOS;
        while (got == null) {
            pause(longest, end - System.nanoTime());
            longest = Math.min(2 * longest, LONGEST_NANOS);
            got = attempt.get();
        }
        return got;
    }

    private void pause(long longest, long left) {
        if (left <= 0) {
            throw late.get();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(
                    Math.min(left, ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Cache '" + cacheName + "': interrupted while another JVM had the lease of a key", interruption);
        }
        if (closed.getAsBoolean()) {
            throw new IllegalStateException(
                    "Cache '" + cacheName + "' was closed while another JVM had the lease of a key");
        }
    }
}
