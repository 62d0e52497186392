// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long this JVM was not served by its machine, at the longest: what no near tier can make up for. */
final class Stalls implements AutoCloseable {

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

    private final Thread watch = new Thread(this::watch, "stalls");
    private volatile boolean over;
    private volatile long longest;

    private Stalls() {}

    static Stalls begin() {
        Stalls stalls = new Stalls();
        stalls.watch.setDaemon(true);
        stalls.watch.start();
        return stalls;
    }

    private void watch() {
        while (!over) {
            long begin = System.nanoTime();
            LockSupport.parkNanos(NAP);
            longest = Math.max(longest, System.nanoTime() - begin - NAP);
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
