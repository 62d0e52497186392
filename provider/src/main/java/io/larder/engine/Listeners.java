// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of one cache and the events on their way to them. Listeners get the events of one key in the order in
 * which the changes were committed: whoever commits announces before it lets go of the key's lock. No listener runs
 * while the engine holds a lock.
 */
final class Listeners<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final String cacheName;
    private final long timeoutMillis;
    private final Workers workers;
    private final CopyOnWriteArrayList<Registration<K, V>> registrations = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<K, Delivery<K, V>> lastSynchronous = new ConcurrentHashMap<>();
    private final Mailboxes<K> asynchronous;

    private volatile boolean closed;

    Listeners(String cacheName, long timeoutMillis, Workers workers) {
        this.cacheName = cacheName;
        this.timeoutMillis = timeoutMillis;
        this.workers = workers;
        this.asynchronous = new Mailboxes<>(workers.events());
    }

    /**
     * Begins to tell a listener.
     *
     * @param made gets what the configuration's factories made, also if one of them fails
     * @throws IllegalStateException if the cache has been closed
     */
    void register(CacheEntryListenerConfiguration<K, V> configuration, Collection<Object> made) {
        Registration<K, V> registration = new Registration<>(configuration, made);
        registrations.add(registration);
        if (closed) {
            registrations.remove(registration);
            throw new IllegalStateException("The cache '" + cacheName + "' is closed");
        }
    }

    /** Whether a registration that has not ended uses this listener or filter. */
    boolean uses(Object customization) {
        return registrations.stream().anyMatch(registration -> registration.uses(customization));
    }

    /** The registrations that were made with an equal configuration, now ended. */
    List<Registration<K, V>> deregister(CacheEntryListenerConfiguration<K, V> configuration) {
        List<Registration<K, V>> ended = registrations.stream()
                .filter(registration -> registration.isFor(configuration))
                .toList();
        registrations.removeAll(ended);
        ended.forEach(Registration::end);
        return ended;
    }

    /**
     * Ends all registrations; no listener is told anything from now on. Waits for listeners that are at work, up to the
     * time-out; one that closes its own cache is not waited for.
     */
    void close() {
        closed = true;
        boolean idle = workers.isOwn(Thread.currentThread())
                || (asynchronous.awaitIdle(timeoutMillis) && (Deliveries.isCollecting() || awaitDeliveries()));
        if (!idle) {
            LOG.warn("Cache '{}': closed while a listener was still running", cacheName);
        }
        registrations.clear();
    }

    private boolean awaitDeliveries() {
        CompletableFuture<?>[] underWay =
                lastSynchronous.values().stream().map(Delivery::over).toArray(CompletableFuture<?>[]::new);
        return Deliveries.await(CompletableFuture.allOf(underWay), timeoutMillis);
    }

    /** Whether anybody listens at all. */
    boolean any() {
        return !registrations.isEmpty();
    }

    boolean anyFor(EventType type) {
        for (Registration<K, V> registration : registrations) {
            if (registration.listensTo(type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Puts events in line. The caller holds the key's lock and has begun {@link Deliveries}, so that the synchronous
     * listeners are told by this thread as soon as the lock is free.
     */
    void announce(K key, List<EntryEvent<K, V>> events) {
        Delivery<K, V> delivery = enqueue(key, events);
        if (delivery != null) {
            Deliveries.owe(() -> deliver(delivery));
        }
    }

    /** Puts in line what the store forgot on its own; a thread of ours tells the synchronous listeners too. */
    void announceFromStore(EntryEvent<K, V> event) {
        Delivery<K, V> delivery = enqueue(event.getKey(), List.of(event));
        if (delivery != null) {
            deliverInTurn(delivery);
        }
    }

    private @Nullable Delivery<K, V> enqueue(K key, List<EntryEvent<K, V>> events) {
        List<Registration<K, V>> later = interested(events, registration -> !registration.isSynchronous());
        if (!later.isEmpty()) {
            enqueueAsynchronous(key, events, later);
        }
        List<Registration<K, V>> synchronous = interested(events, Registration::isSynchronous);
        if (synchronous.isEmpty()) {
            return null;
        }
        return lastSynchronous.compute(key, (k, last) -> new Delivery<>(k, events, synchronous, last));
    }

    private List<Registration<K, V>> interested(List<EntryEvent<K, V>> events, Predicate<Registration<K, V>> kind) {
        List<Registration<K, V>> interested = new ArrayList<>(registrations.size());
        for (Registration<K, V> registration : registrations) {
            if (kind.test(registration)
                    && events.stream().anyMatch(event -> registration.listensTo(event.getEventType()))) {
                interested.add(registration);
            }
        }
        return interested;
    }

    private void enqueueAsynchronous(K key, List<EntryEvent<K, V>> events, List<Registration<K, V>> listeners) {
        try {
            asynchronous.add(key, () -> tellQuietly(events, listeners));
        } catch (RejectedExecutionException closing) {
            LOG.debug("Cache '{}': closed before its asynchronous listeners were told of a last event", cacheName);
        }
    }

    private void tellQuietly(List<EntryEvent<K, V>> events, List<Registration<K, V>> listeners) {
        for (EntryEvent<K, V> event : events) {
            for (Registration<K, V> listener : listeners) {
                if (closed) {
                    return;
                }
                try {
                    listener.tell(event);
                } catch (Throwable failure) { // whatever it is, the events behind this one are not to be lost
                    LOG.warn("Cache '{}': an asynchronous listener failed", cacheName, failure);
                }
            }
        }
    }

    private void deliver(Delivery<K, V> delivery) {
        if (!delivery.turn().isDone() && workers.isForEvents(Thread.currentThread())) {
            // What this thread would wait for may be in line for this very thread.
            deliverInTurn(delivery);
            return;
        }
        if (!Deliveries.await(delivery.turn(), timeoutMillis)) {
            deliverInTurn(delivery);
            throw new CacheEntryListenerException("Cache '" + cacheName
                    + "': the operation took effect, but the listeners of an earlier event of the same key were not"
                    + " done after " + timeoutMillis + " ms, or the wait was interrupted. Do not wait in a listener"
                    + " for another thread's operation on the same key");
        }
        carryOut(delivery);
    }

    /** Leaves the delivery to a thread of ours, when its turn comes. */
    private void deliverInTurn(Delivery<K, V> delivery) {
        delivery.whenItsTurn(() -> {
            try {
                workers.events().execute(() -> deliverQuietly(delivery));
            } catch (RejectedExecutionException closing) {
                delivery.finish();
            }
        });
    }

    private void deliverQuietly(Delivery<K, V> delivery) {
        Deque<Runnable> owed = Deliveries.begin();
        Failures failures = new Failures();
        failures.collect(() -> carryOut(delivery));
        failures.collect(() -> Deliveries.carryOut(owed));
        try {
            failures.rethrow();
        } catch (Throwable failure) { // whatever it is, the thread has other events to tell of
            LOG.warn("Cache '{}': a listener failed", cacheName, failure);
        }
    }

    private void carryOut(Delivery<K, V> delivery) {
        try {
            if (!closed) {
                delivery.carryOut();
            }
        } finally {
            lastSynchronous.remove(delivery.key, delivery);
            delivery.finish();
        }
    }
}
