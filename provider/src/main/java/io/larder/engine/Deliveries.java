// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.event.CacheEntryListenerException;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that a thread owes and carries out as soon as it holds no lock of ours. An operation inside a listener
 * or an entry processor does not wait for its own listeners: what it owes is added to what the operation around it owes.
 * So no thread ever waits for a listener while another waits for it.
 *
 * <p>A queue of the JDK's stays with each thread, empty between operations, so that nothing of a class loader that has
 * gone stays with it.
 */
final class Deliveries {

    private static final ThreadLocal<ArrayDeque<Runnable>> OWED = ThreadLocal.withInitial(() -> new ArrayDeque<>(4));

    private Deliveries() {}

    /** Begins to collect; null if an operation around this one does already, which then carries out. */
    static @Nullable Deque<Runnable> begin() {
        ArrayDeque<Runnable> owed = OWED.get();
        if (!owed.isEmpty()) {
            return null;
        }
        owed.add(Deliveries::collecting);
        return owed;
    }

    /** Stands first in the queue of a thread that collects, and does nothing. */
    private static void collecting() {}

    /** Adds to what the thread owes; carries out at once if it holds no lock, having found nobody to tell before. */
    static void owe(Runnable delivery) {
        ArrayDeque<Runnable> owed = OWED.get();
        if (owed.isEmpty()) {
            delivery.run();
        } else {
            owed.add(delivery);
        }
    }

    /** Carries out what is owed, also what comes up meanwhile; what the first failure threw comes out. */
    static void carryOut(@Nullable Deque<Runnable> begun) {
        if (begun == null) {
            return;
        }
        if (begun.size() == 1) {
            begun.clear();
            return;
        }
        Failures failures = new Failures();
        while (begun.size() > 1) {
            // The delivery under way stays at the head, so that the thread is seen to collect.
            begun.remove();
            failures.collect(begun.element());
        }
        begun.clear();
        failures.rethrow();
    }

    /** What an operation owes from some moment on, carried out at its end. For one thread. */
    static final class Owed implements AutoCloseable {
        private @Nullable Deque<Runnable> begun;

        /** Begins to collect. */
        void collect() {
            begun = begin();
        }

        @Override
        public void close() {
            carryOut(begun);
        }
    }

    /** Whether an operation, or a listener that it told, is under way in this thread. */
    static boolean isCollecting() {
        return !OWED.get().isEmpty();
    }

    /** Waits until the end of deliveries; false if that takes longer than the time-out, or the wait is interrupted. */
    static boolean await(CompletableFuture<Void> end, long timeoutMillis) {
        try {
            end.get(timeoutMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new CacheEntryListenerException("A delivery ended exceptionally", impossible);
        }
    }
}
