// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One JVM changes an entry again and again, another one looks at it; all times are of {@link System#nanoTime()}. */
final class Visits {

    private static final String KEY = NearEntries.stored(0);
    private static final Duration APART = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Visits() {}

    /** Sets the entry to each number after the first; gives when each reply was there. */
    static long[] write(NearCache cache, int first, int count) {
        long[] replied = new long[count];
        for (int i = 0; i < count; i++) {
            cache.put(KEY, String.valueOf(first + i + 1));
            replied[i] = System.nanoTime();
            LockSupport.parkNanos(APART.toNanos());
        }
        return replied;
    }

    /** Before anybody looks. */
    static void begin(NearCache cache, int first) {
        cache.put(KEY, String.valueOf(first));
    }

    /** Looks as often as it can, until it has seen each number after the first, or a later one; gives when. */
    static long[] watch(NearCache cache, int first, int count) {
        long[] seenAt = new long[count];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (seen < count) {
            String value = cache.get(KEY);
            long now = System.nanoTime();
            for (; value != null && first + seen < Integer.parseInt(value); seen++) {
                seenAt[seen] = now;
            }
            if (now > deadline) {
                throw new IllegalStateException("Of " + count + " changes only " + seen + " were ever seen");
            }
            Thread.onSpinWait();
        }
        return seenAt;
    }
}
