// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.NearTier;
import javax.cache.management.CacheStatisticsMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What one cache counts. Counts are exact; times are those of about every 256th operation, since asking the clock twice
 * costs more than a read from memory. Switched on and off at run time; an operation under way at that moment may go
 * either way.
 *
 * <p>An operation calls {@link #begin()} first and passes what it got to the method that ends it.
 */
public final class Statistics implements CacheStatisticsMXBean {

    private static final long OFF = -1;

    private final Counters counters = new Counters();

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

    /** Where this thread counts; null if nothing is counted. */
    @Nullable
    ThreadCounts mine() {
        return enabled ? counters.mine() : null;
    }

    /** Of an operation that counts a hit or a miss. */
    long begin() {
        return enabled ? counters.mine().beginRead() : OFF;
    }

    /** {@link #begin()} of an operation that only counts puts. */
    long beginWrite() {
        return enabled ? counters.mine().beginWrite() : OFF;
    }

    /** {@link #begin()} of an operation that only counts removals. */
    long beginRemoval() {
        return enabled ? counters.mine().beginRemoval() : OFF;
    }

    void count(Tally tally, long begun) {
        count(tally, 1, begun);
    }

    /** Counts the same for so many entries; the time is that of them all, so each gets its share. */
    void count(Tally tally, int entries, long begun) {
        if (begun == OFF || entries == 0) {
            return;
        }
        ThreadCounts mine = counters.mine();
        add(mine, Count.HITS, tally.hits * entries);
        add(mine, Count.MISSES, tally.misses * entries);
        add(mine, Count.PUTS, tally.puts * entries);
        add(mine, Count.REMOVALS, tally.removals * entries);
        if (begun != ThreadCounts.UNTIMED) {
            time(mine, tally, (System.nanoTime() - begun) / entries);
        }
    }

    void evicted() {
        if (enabled) {
            counters.mine().add(Count.EVICTIONS, 1);
        }
    }

    void counted(NearTier.Event event) {
        if (enabled) {
            counters.mine().add(Count.of(event), 1);
        }
    }

    /** What was counted of the near tier, since that was cleared. */
    public long sum(NearTier.Event event) {
        return counters.sum(Count.of(event));
    }

    /** Counts anew what takes place in the near tier, and nothing else. */
    public void clearNearTier() {
        counters.reset(Count.NEAR);
    }

    private static void time(ThreadCounts mine, Tally tally, long nanos) {
        if (tally.hits + tally.misses > 0) {
            mine.time(Count.GET_TIME, Count.GETS_TIMED, nanos);
        }
        if (tally.puts > 0) {
            mine.time(Count.PUT_TIME, Count.PUTS_TIMED, nanos);
        }
        if (tally.removals > 0) {
            mine.time(Count.REMOVE_TIME, Count.REMOVES_TIMED, nanos);
        }
    }

    private static void add(ThreadCounts mine, Count kind, int amount) {
        if (amount > 0) {
            mine.add(kind, amount);
        }
    }

    @Override
    public void clear() {
        counters.reset(Count.STANDARD);
    }

    @Override
    public long getCacheHits() {
        return counters.sum(Count.HITS);
    }

    @Override
    public float getCacheHitPercentage() {
        return percentage(getCacheHits(), getCacheGets());
    }

    @Override
    public long getCacheMisses() {
        return counters.sum(Count.MISSES);
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
        return counters.sum(Count.PUTS);
    }

    @Override
    public long getCacheRemovals() {
        return counters.sum(Count.REMOVALS);
    }

    @Override
    public long getCacheEvictions() {
        return counters.sum(Count.EVICTIONS);
    }

    @Override
    public float getAverageGetTime() {
        return averageMicros(Count.GET_TIME, Count.GETS_TIMED);
    }

    @Override
    public float getAveragePutTime() {
        return averageMicros(Count.PUT_TIME, Count.PUTS_TIMED);
    }

    @Override
    public float getAverageRemoveTime() {
        return averageMicros(Count.REMOVE_TIME, Count.REMOVES_TIMED);
    }

    private float averageMicros(Count nanos, Count operations) {
        long timed = counters.sum(operations);
        return timed <= 0 ? 0f : Math.max(0, counters.sum(nanos)) / 1000f / timed;
    }

    private static float percentage(long part, long whole) {
        return whole == 0 ? 0f : part * 100f / whole;
    }
}
