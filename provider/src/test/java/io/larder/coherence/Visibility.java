// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.multijvm.Jvm;
import io.larder.multijvm.Running;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;

/**
 * How long after a write's reply another JVM sees the value, in nanoseconds, ascending; zero where it did before.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares measurements
record Visibility(long[] nanos) {

    private static final String KEY = "k";

    static Visibility measure(Register register, Jvm writer, Jvm reader, int count) throws InterruptedException {
        writer.run(place -> (Serializable) register.open().get(KEY));
        Running<long[]> reading = reader.begin(place -> reads(register.open(), count));
        long[] written = writer.run(place -> writes(register.open(), count));
        long[] read = reading.result();
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = Math.max(0, read[i] - written[i]);
        }
        Arrays.sort(nanos);
        return new Visibility(nanos);
    }

    /** Each value as soon as the one before must have been seen. */
    private static long[] writes(Cache<String, Long> cache, int count) {
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            cache.put(KEY, i + 1L);
            ends[i] = System.nanoTime();
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return ends;
    }

    private static long[] reads(Cache<String, Long> cache, int count) {
        long[] ends = new long[count];
        int seen = 0;
        while (seen < count) {
            Long value = cache.get(KEY);
            long end = System.nanoTime();
            for (; value != null && seen < value; seen++) {
                ends[seen] = end;
            }
            Thread.onSpinWait();
        }
        return ends;
    }

    /** In milliseconds. */
    double percentile(double percent) {
        int index = (int) Math.ceil(percent / 100 * nanos.length) - 1;
        return nanos[Math.max(0, index)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                "p50 %.3f ms, p99 %.3f ms, at most %.3f ms after the write's reply",
                percentile(50), percentile(99), percentile(100));
    }
}
