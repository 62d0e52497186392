// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the keys of one hash code, from the moment a thread takes it until it lets go of it. Whoever wants it then
 * makes a new one; this one is only waited for.
 */
final class KeyLock {

    private final int hash;
    private final Thread owner = Thread.currentThread();

    /** How often the owner has taken it; read and changed by the owner alone, as are the two that follow. */
    private int depth = 1;

    private int rounds;
    private @Nullable Object nested;

    private volatile boolean contested;

    /** There as soon as somebody waits. */
    private volatile @Nullable CountDownLatch end;

    KeyLock(int hash) {
        this.hash = hash;
    }

    /** Among what is held in one bucket: nothing, one lock, or an array of several, which never changes. */
    static @Nullable KeyLock find(@Nullable Object held, int hash) {
        if (held instanceof KeyLock one) {
            return one.hash == hash ? one : null;
        }
        if (held != null) {
            for (KeyLock lock : (KeyLock[]) held) {
                if (lock.hash == hash) {
                    return lock;
                }
            }
        }
        return null;
    }

    static Object with(@Nullable Object held, KeyLock more) {
        if (held == null) {
            return more;
        }
        KeyLock[] before = several(held);
        KeyLock[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = more;
        return all;
    }

    static @Nullable Object without(@Nullable Object held, KeyLock less) {
        if (held == null || held == less) {
            return null;
        }
        KeyLock[] rest =
                Arrays.stream(several(held)).filter(lock -> lock != less).toArray(KeyLock[]::new);
        return rest.length == 1 ? rest[0] : rest;
    }

    private static KeyLock[] several(Object held) {
        return held instanceof KeyLock one ? new KeyLock[] {one} : (KeyLock[]) held;
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

    /** The owner has let go: nobody finds this lock any more. */
    void end() {
        CountDownLatch awaited = end;
        if (awaited != null) {
            awaited.countDown();
        }
    }

    /** What {@link #end()} opens, if the lock can still be found after this call; else it may have come and gone. */
    synchronized CountDownLatch awaited() {
        CountDownLatch present = end;
        if (present == null) {
            present = new CountDownLatch(1);
            end = present;
        }
        return present;
    }
}
