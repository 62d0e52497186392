// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.FarStore;
import io.larder.spi.NearTier.Event;
import io.larder.spi.Stored;
import io.larder.store.tiered.Shelf.Unconfirmed;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the far tier, in the background and for many at once, whether entries still stand that may be out of date. Those
 * that do not, and those of which it can not be known, go. Safe for use by several threads.
 */
final class Confirmations<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    /** So many entries are asked for at once. */
    private static final int BATCH = 200;

    /** How long it waits for more, so that it asks seldom and for many: less than a moment, while they may be used. */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final FarStore<K, V> far;
    private final NearRules rules;
    private final Consumer<Event> counts;
    private final Executor background;
    private final Queue<Unconfirmed<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /**
     * Asks nothing yet.
     *
     * @param counts is told of each question
     * @param background what it refuses is not asked: those entries are compared when somebody reads them
     */
    Confirmations(FarStore<K, V> far, NearRules rules, Consumer<Event> counts, Executor background) {
        this.far = far;
        this.rules = rules;
        this.counts = counts;
        this.background = background;
    }

    /** Returns at once. */
    void add(Unconfirmed<K, V> entry) {
        waiting.add(entry);
        if (working.compareAndSet(false, true)) {
            background.execute(this::work);
        }
    }

    private void work() {
        do {
            while (!waiting.isEmpty()) {
                LockSupport.parkNanos(this, GATHERING_NANOS);
                confirmAll();
            }
            working.set(false);
        } while (!waiting.isEmpty() && working.compareAndSet(false, true));
    }

    private void confirmAll() {
        Map<K, Unconfirmed<K, V>> next;
        do {
            next = next();
            confirm(next);
        } while (next.size() == BATCH);
    }

    private Map<K, Unconfirmed<K, V>> next() {
        Map<K, Unconfirmed<K, V>> next = new HashMap<>();
        for (Unconfirmed<K, V> one = waiting.poll(); one != null; one = waiting.poll()) {
            if (one.stands()) {
                next.put(one.key(), one);
            }
            if (next.size() == BATCH) {
                break;
            }
        }
        return next;
    }

    private void confirm(Map<K, Unconfirmed<K, V>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long asked = rules.now();
        Set<K> current = current(entries);
        entries.forEach((key, one) ->
                one.shelf().replace(one, current.contains(key) ? one.entry().confirmed(asked) : null));
    }

    private Set<K> current(Map<K, Unconfirmed<K, V>> entries) {
        Map<K, Stored<V>> seen = new HashMap<>();
        entries.forEach((key, one) -> {
            counts.accept(Event.REVALIDATION);
            seen.put(key, one.entry().stored());
        });
        try {
            return far.areCurrent(seen);
        } catch (RuntimeException failure) {
            LOG.debug("Entries that this JVM has written are not kept, since the far tier does not answer", failure);
            return Set.of();
        }
    }
}
