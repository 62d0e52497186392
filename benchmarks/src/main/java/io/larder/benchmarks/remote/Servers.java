// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The servers that contenders share, looked at from outside. Not for several threads. */
public interface Servers extends AutoCloseable {

    /** Where Larder finds them. */
    URI uri();

    /** What all of them together have done so far. */
    ServerCounters counters();

    /** Which servers in which version. */
    String version();

    @Override
    void close();

    /** Waits until nobody asks them anything, since a contender may go on in the background with what it has begun; not for ever. */
    default void awaitRest() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        ServerCounters before = counters();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
            ServerCounters after = counters();
            if (after.hasOnlyLooksSince(before)) {
                return;
            }
            before = after;
        }
    }
}
