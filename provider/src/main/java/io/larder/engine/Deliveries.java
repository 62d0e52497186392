// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.event.CacheEntryListenerException;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that a thread owes and carries out as soon as it holds no lock of ours. An operation inside a listener
 * or an entry processor does not wait for its own listeners: what it owes is added to what the operation around it owes.
 * So no thread ever waits for a listener while another waits for it.
 */
final class Deliveries {

    private static final ThreadLocal<Deliveries> OWED = new ThreadLocal<>();

    private final Deque<Runnable> pending = new ArrayDeque<>();

    private Deliveries() {}

    /** Begins to collect; null if an operation around this one does already, which then carries out. */
    static @Nullable Deliveries begin() {
        if (OWED.get() != null) {
            return null;
        }
        Deliveries deliveries = new Deliveries();
        OWED.set(deliveries);
        return deliveries;
    }

    /** Adds to what the thread owes; carries out at once if it holds no lock, having found nobody to tell before. */
    static void owe(Runnable delivery) {
        Deliveries deliveries = OWED.get();
        if (deliveries == null) {
            delivery.run();
        } else {
            deliveries.pending.add(delivery);
        }
    }

    /** Carries out what is owed, also what comes up meanwhile; what the first failure threw comes out. */
    static void carryOut(@Nullable Deliveries begun) {
        if (begun == null) {
            return;
        }
        Failures failures = new Failures();
        try {
            for (Runnable next = begun.pending.poll(); next != null; next = begun.pending.poll()) {
                failures.collect(next);
            }
        } finally {
            OWED.remove();
        }
        failures.rethrow();
    }

    /** Waits until the delivery before has been carried out. */
    static boolean awaitTurn(Delivery<?, ?> delivery, long timeoutMillis) {
        try {
            delivery.turn().get(timeoutMillis, TimeUnit.MILLISECONDS);
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
