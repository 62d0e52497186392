// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;

/**
 * One lock a key, there only while somebody wants it, so that two keys never wait for each other. Orders, within this
 * JVM, what must not happen twice or out of turn: calls of a cache writer, events of one key, processors that lost a
 * race before. A thread may take a lock again that it holds. Waiting is bounded: user code that waits for itself across
 * threads gets an error and not a hang.
 */
final class KeyLocks<K> {

    private final String cacheName;
    private final long timeoutMillis;
    private final ConcurrentHashMap<K, KeyLock> locks = new ConcurrentHashMap<>();
    private final ReentrantLock ties = new ReentrantLock();

    KeyLocks(String cacheName, long timeoutMillis) {
        this.cacheName = cacheName;
        this.timeoutMillis = timeoutMillis;
    }

    /** Whether some thread holds or awaits this key's lock: a hint. */
    boolean busy(K key) {
        return locks.containsKey(key);
    }

    /**
     * Waits for the key's lock.
     *
     * @throws CacheException if it takes longer than the time-out, or the thread is interrupted (it stays so)
     */
    void acquire(K key) {
        KeyLock lock = locks.compute(key, (k, present) -> {
            KeyLock wanted = present == null ? new KeyLock() : present;
            wanted.users++;
            return wanted;
        });
        boolean held = false;
        try {
            held = await(lock);
        } finally {
            if (!held) {
                abandon(key);
            }
        }
    }

    void release(K key) {
        KeyLock lock = locks.get(key);
        if (lock == null) {
            throw new IllegalStateException("Cache '" + cacheName + "': a key's lock was released twice");
        }
        lock.unlock();
        abandon(key);
    }

    /**
     * Waits for the locks of all the keys, in an order that all threads share, so that two bulk operations can not wait
     * for each other. Gives what {@link #releaseAll} takes.
     */
    Deque<K> acquireAll(Collection<? extends K> keys) {
        List<K> ordered = new ArrayList<>(new HashSet<>(keys));
        ordered.sort(Comparator.comparingInt(Object::hashCode));
        boolean tied = hasTies(ordered);
        Deque<K> held = new ArrayDeque<>(ordered.size());
        boolean complete = false;
        if (tied) {
            ties.lock();
        }
        try {
            for (K key : ordered) {
                acquire(key);
                held.push(key);
            }
            complete = true;
            return held;
        } finally {
            if (tied) {
                ties.unlock();
            }
            if (!complete) {
                releaseAll(held);
            }
        }
    }

    void releaseAll(Deque<K> held) {
        while (!held.isEmpty()) {
            release(held.pop());
        }
    }

    /** Keys with equal hash codes have no order of their own; whoever wants several such goes one after the other. */
    private static boolean hasTies(List<?> ordered) {
        Set<Integer> hashes = new HashSet<>();
        for (Object key : ordered) {
            if (!hashes.add(key.hashCode())) {
                return true;
            }
        }
        return false;
    }

    private boolean await(KeyLock lock) {
        if (lock.tryLock()) {
            return true;
        }
        try {
            if (lock.tryLock(timeoutMillis, TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Cache '" + cacheName + "': interrupted while another operation on the same key was under way",
                    interruption);
        }
        throw new CacheException("Cache '" + cacheName + "': another operation on the same key has been under way for "
                + timeoutMillis + " ms. Either its loader, writer or entry processor is slow (then raise"
                + " larder.lock-timeout) or it waits for this one: do not use a cache from within them");
    }

    private void abandon(K key) {
        locks.compute(key, (k, lock) -> lock == null || --lock.users == 0 ? null : lock);
    }

    private static final class KeyLock extends ReentrantLock {
        private static final long serialVersionUID = 1;

        /** Threads that hold or await it, counted under the map's own lock for the key. */
        private int users;
    }
}
