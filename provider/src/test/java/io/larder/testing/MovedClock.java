// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A nanosecond clock that stands still until it is moved. */
public final class MovedClock implements LongSupplier {

    private final AtomicLong nanos;

    /** A clock that shows that many nanoseconds, which may be near overflow. */
    public MovedClock(long nanos) {
        this.nanos = new AtomicLong(nanos);
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    /** Lets time pass; beyond {@link Long#MAX_VALUE} the clock goes on at {@link Long#MIN_VALUE}, as nanoTime would. */
    public void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
