// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A lock for each key, from a fixed number that all keys share and that come as they are needed. Orders, within this JVM, what must not happen twice or
 * out of turn: entry processors, calls of a cache writer, events of one key, what lost a race before. A thread may take
 * a lock again that it holds. Waiting is bounded: user code that waits for itself across threads gets an error and not a
 * hang.
 */
final class KeyLocks<K> {

    /** Enough that 64 threads at work on different keys rarely meet. */
    private static final int STRIPES = 1024;

    private final String cacheName;
    private final long timeoutMillis;
    private final AtomicReferenceArray<@Nullable ReentrantLock> locks = new AtomicReferenceArray<>(STRIPES);

    KeyLocks(String cacheName, long timeoutMillis) {
        this.cacheName = cacheName;
        this.timeoutMillis = timeoutMillis;
    }

    /** Whether some thread holds the key's lock: a hint. */
    boolean busy(K key) {
        ReentrantLock lock = locks.get(stripe(key));
        return lock != null && lock.isLocked();
    }

    /**
     * Waits for the key's lock.
     *
     * @throws CacheException if it takes longer than the time-out, or the thread is interrupted (it stays so)
     */
    ReentrantLock acquire(K key) {
        return acquire(stripe(key));
    }

    /**
     * Waits for the locks of all the keys, in an order that all threads share, so that two bulk operations can not wait
     * for each other.
     */
    Deque<ReentrantLock> acquireAll(Collection<? extends K> keys) {
        Deque<ReentrantLock> held = new ArrayDeque<>();
        boolean complete = false;
        try {
            keys.stream().mapToInt(KeyLocks::stripe).sorted().distinct().forEach(stripe -> held.push(acquire(stripe)));
            complete = true;
            return held;
        } finally {
            if (!complete) {
                held.forEach(ReentrantLock::unlock);
            }
        }
    }

    private ReentrantLock acquire(int stripe) {
        ReentrantLock lock = lock(stripe);
        if (!lock.tryLock()) {
            await(lock);
        }
        return lock;
    }

    private ReentrantLock lock(int stripe) {
        ReentrantLock present = locks.get(stripe);
        if (present != null) {
            return present;
        }
        ReentrantLock fresh = new ReentrantLock();
        ReentrantLock other = locks.compareAndExchange(stripe, null, fresh);
        return other == null ? fresh : other;
    }

    private void await(ReentrantLock lock) {
        try {
            if (lock.tryLock(timeoutMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Cache '" + cacheName + "': interrupted while another operation on the key was under way",
                    interruption);
        }
        throw new CacheException("Cache '" + cacheName + "': another operation on the key has been under way for "
                + timeoutMillis
                + " ms. Either its writer or entry processor is slow (then raise larder.lock-timeout) or"
                + " it waits for this one: do not use a cache from within them");
    }

    private static int stripe(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
