// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock in nanoseconds that stands still until a test moves it. */
public final class MovedClock implements LongSupplier {

    private final AtomicLong nanos;

    /** A clock that begins at 0. */
    public MovedClock() {
        this(0);
    }

    /** A clock that begins anywhere, also near overflow: it goes on at the other end, as nanoTime would. */
    public MovedClock(long nanos) {
        this.nanos = new AtomicLong(nanos);
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
