// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;

/** When an operation has to be over, in the scale of {@link System#nanoTime()}. Immutable. */
final class Deadline {

    private static final BackOff BETWEEN_ATTEMPTS = new BackOff(Duration.ofMillis(10), Duration.ofMillis(100));

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + Math.min(duration.toNanos(), Long.MAX_VALUE / 2));
    }

    /** How long it is until then; zero if it has passed. */
    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }

    Duration left() {
        return Duration.ofNanos(nanosLeft());
    }

    boolean hasPassed() {
        return nanosLeft() == 0;
    }

    /**
     * Waits a while before another attempt, longer the more there have been, and not beyond this.
     *
     * @throws CacheException if the thread is interrupted; its flag stays set
     */
    void pause(int attempt) {
        long wait = BETWEEN_ATTEMPTS.after(attempt).toNanos();
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanosLeft(), wait));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting to try again", interruption);
        }
    }
}
