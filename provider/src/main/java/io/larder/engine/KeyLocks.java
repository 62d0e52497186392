// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A lock for each key, there only while somebody holds it. Orders, within this JVM, what must not happen twice or out of
 * turn: entry processors, calls of a cache writer, events of one key, what lost a race before. A thread may take a lock
 * again that it holds. Waiting is bounded: user code that waits for itself across threads gets an error and not a hang.
 *
 * <p>Two keys share a lock only if their hash codes are the same. So operations on other keys inside an entry processor,
 * writer or loader get in the way of nobody who is at work on others still, and the hash code is an order that all
 * threads share.
 */
final class KeyLocks<K> {

    private static final int BUCKETS = 256;

    /** Most operations are over sooner than a thread could be put to sleep. */
    private static final int SPINS = 100;

    private final String cacheName;
    private final long timeoutMillis;

    /** The locks that are held, by their hash: null, a {@link KeyLock} or an array of several. */
    private final AtomicReferenceArray<@Nullable Object> buckets = new AtomicReferenceArray<>(BUCKETS);

    KeyLocks(String cacheName, long timeoutMillis) {
        this.cacheName = cacheName;
        this.timeoutMillis = timeoutMillis;
    }

    /** Whether some thread holds the key's lock: a hint. */
    boolean busy(K key) {
        return find(key.hashCode()) != null;
    }

    /** Whether the holder of the key's lock has lost a race before, so that others had better wait: a hint. */
    boolean contested(K key) {
        KeyLock lock = find(key.hashCode());
        return lock != null && lock.isContested();
    }

    /**
     * Waits for the key's lock.
     *
     * @throws CacheException if it takes longer than the time-out, or the thread is interrupted (it stays so)
     */
    KeyLock acquire(K key) {
        int hash = key.hashCode();
        KeyLock lock = tryAcquire(key, hash);
        for (int i = 0; lock == null && i < SPINS; i++) {
            Thread.onSpinWait();
            lock = tryAcquire(key, hash);
        }
        return lock == null ? await(key, hash) : lock;
    }

    void release(KeyLock lock) {
        if (!lock.leave()) {
            return;
        }
        int bucket = bucket(lock.hash());
        Object held = buckets.get(bucket);
        while (!buckets.compareAndSet(bucket, held, KeyLock.without(held, lock))) {
            held = buckets.get(bucket);
        }
        lock.end();
    }

    /**
     * Waits for the locks of all the keys, in an order that all threads share, so that two bulk operations can not wait
     * for each other.
     */
    Deque<KeyLock> acquireAll(Collection<? extends K> keys) {
        Deque<KeyLock> held = new ArrayDeque<>(keys.size());
        boolean complete = false;
        try {
            keys.stream()
                    .sorted(Comparator.comparingInt(Object::hashCode))
                    .forEachOrdered(key -> held.push(acquire(key)));
            complete = true;
            return held;
        } finally {
            if (!complete) {
                releaseAll(held);
            }
        }
    }

    void releaseAll(Deque<KeyLock> held) {
        held.forEach(this::release);
    }

    /**
     * The holder has lost a race. It must not have been by its own doing, or it would lose every time.
     *
     * @throws CacheException if it changed the entry from within
     */
    void ensureNotByItself(KeyLock lock, int round, K key) {
        if (lock.wasTakenAgainSince(round, key)) {
            throw new CacheException(
                    "Cache '" + cacheName + "': an entry processor changes by an operation of the cache"
                            + " the entry that it is processing. It must change it by the MutableEntry");
        }
    }

    /**
     * The holder has lost a race and tries again; now other threads of this JVM wait for it.
     *
     * @param since when it lost the first time, by {@link System#nanoTime()}
     * @throws CacheException if the time-out has passed
     */
    void ensureProgress(KeyLock lock, long since) {
        if (System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
            throw new CacheException("Cache '" + cacheName + "': others have changed the entry again and again for "
                    + timeoutMillis + " ms, so that the operation never found it as it had seen it");
        }
        lock.contest();
    }

    private @Nullable KeyLock tryAcquire(K key, int hash) {
        int bucket = bucket(hash);
        while (true) {
            Object held = buckets.get(bucket);
            KeyLock other = KeyLock.find(held, hash);
            if (other != null) {
                return other.enterAgain(key) ? other : null;
            }
            KeyLock mine = new KeyLock(hash);
            if (buckets.compareAndSet(bucket, held, KeyLock.with(held, mine))) {
                return mine;
            }
        }
    }

    private KeyLock await(K key, int hash) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        KeyLock lock = null;
        while (lock == null) {
            KeyLock other = find(hash);
            if (other != null && !awaitEnd(other, end - System.nanoTime())) {
                throw new CacheException("Cache '" + cacheName + "': another operation on the key has been under way"
                        + " for " + timeoutMillis + " ms. Either its writer or entry processor is slow (then raise"
                        + " larder.lock-timeout) or it waits for this one: do not use a cache from within them");
            }
            lock = tryAcquire(key, hash);
        }
        return lock;
    }

    private boolean awaitEnd(KeyLock other, long nanos) {
        CountDownLatch end = other.awaited();
        try {
            return find(other.hash()) != other || end.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Cache '" + cacheName + "': interrupted while another operation on the key was under way",
                    interruption);
        }
    }

    private @Nullable KeyLock find(int hash) {
        return KeyLock.find(buckets.get(bucket(hash)), hash);
    }

    private static int bucket(int hash) {
        int spread = hash * 0x9E3779B9;
        return (spread ^ (spread >>> 16)) & (BUCKETS - 1);
    }
}
