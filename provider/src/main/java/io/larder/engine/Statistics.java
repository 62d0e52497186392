// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.concurrent.atomic.LongAdder;
import javax.cache.management.CacheStatisticsMXBean;

/**
 * What one cache counts. Counts are exact; times are those of about every 64th operation, since asking the clock twice
 * costs more than a read from memory. Switched on and off at run time; an operation under way at that moment may go either
 * way.
 *
 * <p>An operation calls {@link #begin()} first and passes what it got to the method that ends it.
 */
public final class Statistics implements CacheStatisticsMXBean {

    private static final long OFF = -1;
    private static final long UNTIMED = 0;
    private static final int SAMPLE_MASK = 63;

    private static final int HITS = 0;
    private static final int MISSES = 1;
    private static final int PUTS = 2;
    private static final int REMOVALS = 3;
    private static final int EVICTIONS = 4;

    private final Counters counters = new Counters(5);
    private final Timing gets = new Timing();
    private final Timing putTimes = new Timing();
    private final Timing removeTimes = new Timing();

    private volatile boolean enabled;

    Statistics() {}

    /** Whether operations are counted. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Starts or stops counting; what has been counted stays. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Of an operation that counts a hit or a miss. */
    long begin() {
        return enabled ? sampled(counters.own(HITS, MISSES)) : OFF;
    }

    /** {@link #begin()} of an operation that only counts puts. */
    long beginWrite() {
        return enabled ? sampled(counters.own(PUTS)) : OFF;
    }

    /** {@link #begin()} of an operation that only counts removals. */
    long beginRemoval() {
        return enabled ? sampled(counters.own(REMOVALS)) : OFF;
    }

    private static long sampled(long operations) {
        return (operations & SAMPLE_MASK) == 0 ? System.nanoTime() : UNTIMED;
    }

    void hit(long begun) {
        if (begun != OFF) {
            counters.add(HITS, 1);
            gets.record(begun);
        }
    }

    void put(long begun) {
        if (begun != OFF) {
            counters.add(PUTS, 1);
            putTimes.record(begun);
        }
    }

    void count(Tally tally, long begun) {
        count(tally, 1, begun);
    }

    /** Counts the same for so many entries; the time is that of them all, so each gets its share. */
    void count(Tally tally, int entries, long begun) {
        if (begun == OFF || entries == 0) {
            return;
        }
        add(HITS, tally.hits * entries);
        add(MISSES, tally.misses * entries);
        add(PUTS, tally.puts * entries);
        add(REMOVALS, tally.removals * entries);
        if (begun != UNTIMED) {
            time(tally, (System.nanoTime() - begun) / entries);
        }
    }

    void evicted() {
        if (enabled) {
            counters.add(EVICTIONS, 1);
        }
    }

    private void time(Tally tally, long nanos) {
        if (tally.hits + tally.misses > 0) {
            gets.add(nanos);
        }
        if (tally.puts > 0) {
            putTimes.add(nanos);
        }
        if (tally.removals > 0) {
            removeTimes.add(nanos);
        }
    }

    private void add(int kind, int amount) {
        if (amount > 0) {
            counters.add(kind, amount);
        }
    }

    @Override
    public void clear() {
        counters.reset();
        gets.reset();
        putTimes.reset();
        removeTimes.reset();
    }

    @Override
    public long getCacheHits() {
        return counters.sum(HITS);
    }

    @Override
    public float getCacheHitPercentage() {
        return percentage(getCacheHits(), getCacheGets());
    }

    @Override
    public long getCacheMisses() {
        return counters.sum(MISSES);
    }

    @Override
    public float getCacheMissPercentage() {
        return percentage(getCacheMisses(), getCacheGets());
    }

    @Override
    public long getCacheGets() {
        return getCacheHits() + getCacheMisses();
    }

    @Override
    public long getCachePuts() {
        return counters.sum(PUTS);
    }

    @Override
    public long getCacheRemovals() {
        return counters.sum(REMOVALS);
    }

    @Override
    public long getCacheEvictions() {
        return counters.sum(EVICTIONS);
    }

    @Override
    public float getAverageGetTime() {
        return gets.averageMicros();
    }

    @Override
    public float getAveragePutTime() {
        return putTimes.averageMicros();
    }

    @Override
    public float getAverageRemoveTime() {
        return removeTimes.averageMicros();
    }

    private static float percentage(long part, long whole) {
        return whole == 0 ? 0f : part * 100f / whole;
    }

    /** The times of the operations that were looked at. */
    private static final class Timing {
        private final LongAdder nanos = new LongAdder();
        private final LongAdder samples = new LongAdder();

        void record(long begun) {
            if (begun != UNTIMED) {
                add(System.nanoTime() - begun);
            }
        }

        void add(long duration) {
            nanos.add(duration);
            samples.increment();
        }

        float averageMicros() {
            long count = samples.sum();
            return count == 0 ? 0f : nanos.sum() / 1000f / count;
        }

        void reset() {
            nanos.reset();
            samples.reset();
        }
    }
}
