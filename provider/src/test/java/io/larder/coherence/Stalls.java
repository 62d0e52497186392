// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Span;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this JVM was not served by its machine, at the longest, between two instants: what no near tier can make up
 * for.
 */
final class Stalls implements AutoCloseable {

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

    private final Span time;
    private final Thread watch = new Thread(this::watch, "stalls");
    private volatile boolean over;
    private volatile long longest;

    private Stalls(Span time) {
        this.time = time;
    }

    static Stalls during(Span time) {
        Stalls stalls = new Stalls(time);
        stalls.watch.setDaemon(true);
        stalls.watch.start();
        return stalls;
    }

    private void watch() {
        while (!over) {
            long begin = System.nanoTime();
            LockSupport.parkNanos(NAP);
            long end = System.nanoTime();
            if (time.contains(begin) && time.contains(end)) {
                longest = Math.max(longest, end - begin - NAP);
            }
        }
    }

    /** In nanoseconds. */
    long longest() {
        return longest;
    }

    @Override
    public void close() {
        over = true;
    }
}
