// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Arrays;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the keys of one hash code, from the moment a thread takes it until it lets go of it. Whoever wants it then
 * makes a new one; this one is only waited for.
 */
final class KeyLock extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;
    private static final int HELD = 0;
    private static final int OVER = 1;

    private final int hash;
    private final transient Thread owner = Thread.currentThread();

    /** How often the owner has taken it; read and changed by the owner alone, as is what follows. */
    private int depth = 1;

    private int rounds;

    private transient @Nullable Object nested;

    private volatile boolean contested;

    KeyLock(int hash) {
        this.hash = hash;
    }

    static @Nullable KeyLock find(KeyLock @Nullable [] locks, int hash) {
        if (locks != null) {
            for (KeyLock lock : locks) {
                if (lock.hash == hash) {
                    return lock;
                }
            }
        }
        return null;
    }

    static KeyLock[] with(KeyLock @Nullable [] locks, KeyLock more) {
        if (locks == null) {
            return new KeyLock[] {more};
        }
        KeyLock[] all = Arrays.copyOf(locks, locks.length + 1);
        all[locks.length] = more;
        return all;
    }

    static KeyLock @Nullable [] without(KeyLock @Nullable [] locks, KeyLock less) {
        if (locks == null || locks.length == 1) {
            return null;
        }
        return Arrays.stream(locks).filter(lock -> lock != less).toArray(KeyLock[]::new);
    }

    int hash() {
        return hash;
    }

    /** Takes it once more for this key, if it is this thread's. */
    boolean enterAgain(Object key) {
        if (owner != Thread.currentThread()) {
            return false;
        }
        depth++;
        rounds++;
        nested = key;
        return true;
    }

    /** Whether the owner has left as often as it has entered. */
    boolean leave() {
        return --depth == 0;
    }

    /** A number to give to {@link #wasTakenAgainSince}. */
    int round() {
        return rounds;
    }

    /** Whether, since that round, an operation within the owner's operation was on this same key. */
    boolean wasTakenAgainSince(int round, Object key) {
        return rounds != round && key.equals(nested);
    }

    /** The owner has lost a race. */
    void contest() {
        contested = true;
    }

    boolean isContested() {
        return contested;
    }

    void end() {
        releaseShared(OVER);
    }

    /** Waits until the owner has let go; false if that takes longer. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return tryAcquireSharedNanos(OVER, nanos);
    }

    @Override
    protected int tryAcquireShared(int ignored) {
        return getState() == HELD ? -1 : 1;
    }

    @Override
    protected boolean tryReleaseShared(int over) {
        setState(over);
        return true;
    }
}
