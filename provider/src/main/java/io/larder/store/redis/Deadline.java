// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;

/** When an operation has to be over, in the scale of {@link System#nanoTime()}. Immutable. */
final class Deadline {

    private static final long LONGEST_PAUSE_MILLIS = 100;

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
        long most = Math.min(LONGEST_PAUSE_MILLIS, 5L << Math.min(attempt, 10));
        long millis = ThreadLocalRandom.current().nextLong(most / 2 + 1, most + 1);
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanosLeft(), TimeUnit.MILLISECONDS.toNanos(millis)));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting to try again", interruption);
        }
    }
}
