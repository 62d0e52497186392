// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.time.Duration;

/** When an operation has to be over, in the scale of {@link System#nanoTime()}. For one thread. */
final class Deadline {

    private long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration duration) {
        long length = duration.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE / 4 : duration.toNanos();
        return new Deadline(System.nanoTime() + length);
    }

    /** How long it is until then; zero if it has passed. */
    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }

    /** What began then took time that does not count. */
    void postpone(long sinceNanos) {
        nanos += System.nanoTime() - sinceNanos;
    }
}
