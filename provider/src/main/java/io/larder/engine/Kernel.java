// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only place with effects on one key. Reads, lets the operation decide, tells the writer, commits the change
 * against the version seen, announces the events; when the version has moved, lets it decide again.
 *
 * <p>An operation first tries without any lock. It takes the key's lock where there is a writer (which must hear of
 * each change once, in the order of the changes), where there are listeners (whose events must stand in the order of
 * the changes), for entry processors (which in a cache by reference change values in place), where a load of the key is
 * under way, and after a lost race, so that losers take turns.
 *
 * <p>Where other JVMs share the store, what tells a writer has the key's lease besides, so that the writers of all of
 * them hear of the changes of one key one after the other, in the order of the changes. Who has to wait for it lets go
 * of the lock meanwhile.
 */
final class Kernel<K, V> {

    final Store<K, V> store;
    final Changes<K, V> changes;
    final ExpiryRules expiry;
    final KeyLocks<K> locks;
    final Leasing<K> leasing;
    final Listeners<K, V> listeners;
    final EventMaker<K, V> events;
    final Flights<K, V> flights;
    final @Nullable WriteThrough<K, V> writer;

    /** The leases without which the writer is told nothing; null if there is no writer or no other JVM. */
    final @Nullable Leasing<K> writeLeasing;

    Kernel(
            Store<K, V> store,
            ExpiryRules expiry,
            Order<K> order,
            Announcing<K, V> announcing,
            @Nullable WriteThrough<K, V> writer) {
        this.store = store;
        this.changes = new Changes<>(store);
        this.expiry = expiry;
        this.locks = order.locks();
        this.leasing = order.leasing();
        this.listeners = announcing.listeners();
        this.events = announcing.events();
        this.flights = new Flights<>();
        this.writer = writer;
        this.writeLeasing = writer != null && leasing.isShared() ? leasing : null;
    }

    /** What keeps operations on one key in order: those of this JVM, and those of all. */
    record Order<K>(KeyLocks<K> locks, Leasing<K> leasing) {}

    /** The listeners of a cache and what makes their events. */
    record Announcing<K, V>(Listeners<K, V> listeners, EventMaker<K, V> events) {}

    /** What reads on the direct path touch with; null if reads need the general one. */
    @Nullable
    Lifetime directRead() {
        FixedExpiry fixed = expiry.fixed();
        return fixed == null ? null : fixed.directRead();
    }

    /** What writes on the direct path carry; null if writes need the general one. */
    @Nullable
    Lifetimes directWrite() {
        FixedExpiry fixed = expiry.fixed();
        return fixed == null || writer != null ? null : fixed.directWrite();
    }

    /** The general path: whatever the operation, whatever the configuration. */
    <R extends @Nullable Object> Decision<V, R> execute(K key, Operation<V, R> operation) {
        return writeLeasing == null
                ? execute(key, operation, expiry.answers())
                : executeLeased(writeLeasing, key, operation);
    }

    /** As {@link #execute(Object, Operation)}, for operations that have nothing to tell to a writer. */
    <R extends @Nullable Object> Decision<V, R> execute(K key, Operation<V, R> operation, ExpiryAnswers answers) {
        if (!needsLock(key) && !locks.busy(key)) {
            Stored<V> seen = store.read(key, Lifetime.KEEP);
            Decision<V, R> decision = operation.decide(seen, answers);
            if (commit(key, seen, decision.change())) {
                return decision;
            }
        }
        return lockedWith(key, lock -> settle(lock, key, operation, answers));
    }

    /** As {@link #execute}, but never without the key's lock: for operations that run user code. */
    <R extends @Nullable Object> Decision<V, R> executeLocked(K key, Operation<V, R> operation) {
        return writeLeasing == null
                ? lockedWith(key, lock -> settle(lock, key, operation, expiry.answers()))
                : executeLeased(writeLeasing, key, operation);
    }

    private <R extends @Nullable Object> Decision<V, R> executeLeased(
            Leasing<K> leases, K key, Operation<V, R> operation) {
        ExpiryAnswers answers = expiry.answers();
        return leases.toWrite(1)
                .until(() -> lockedWith(key, lock -> {
                    try (LeasedKeys<K> leased = leases.tryLeaseAll(List.of(key))) {
                        return leased == null ? null : settle(lock, key, operation, answers);
                    }
                }));
    }

    /** Waits for the lease of a key that is to be loaded, or for its entry. */
    LoadLease<K, V> awaitLoad(K key) {
        return leasing.isShared() ? LoadLease.await(key, store, leasing) : LoadLease.free();
    }

    /** The direct path of a write: one conditional command. Only where there is no writer. */
    Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        if (!needsLock(key)) {
            return changes.write(key, value, match, lifetimes, wantPrevious);
        }
        return locked(key, () -> {
            flights.spoil(key);
            Outcome<V> outcome = changes.write(key, value, match, lifetimes, true);
            if (outcome.applied()) {
                announce(key, outcome.previous(), new Change.Write<>(value, Lifetime.ETERNAL));
            }
            return outcome;
        });
    }

    /** The direct path of a removal. Only where there is no writer. */
    Outcome<V> remove(K key, boolean wantPrevious) {
        if (!needsLock(key)) {
            return store.remove(key, Match.ANY, wantPrevious);
        }
        return locked(key, () -> {
            flights.spoil(key);
            Outcome<V> outcome = store.remove(key, Match.ANY, true);
            announce(key, outcome.previous(), Change.remove());
            return outcome;
        });
    }

    /** Runs with the key's lock; what there is to tell to listeners is told after it is free again. */
    <T extends @Nullable Object> T locked(K key, Supplier<T> body) {
        return lockedWith(key, lock -> body.get());
    }

    private <T extends @Nullable Object> T lockedWith(K key, Function<KeyLock, T> body) {
        Deque<Runnable> owed = Deliveries.begin();
        try {
            KeyLock lock = locks.acquire(key);
            try {
                return body.apply(lock);
            } finally {
                locks.release(lock);
            }
        } finally {
            Deliveries.carryOut(owed);
        }
    }

    void announce(K key, @Nullable Stored<V> seen, Change<V> change) {
        if (listeners.any()) {
            var made = events.of(key, seen, change);
            if (!made.isEmpty()) {
                listeners.announce(made.get(0).getKey(), made);
            }
        }
    }

    /** Whether a change of this key, whatever it is, must not come between what others have begun. */
    boolean needsLock(K key) {
        return writer != null || listeners.any() || flights.busy(key) || locks.contested(key);
    }

    private <R extends @Nullable Object> Decision<V, R> settle(
            KeyLock lock, K key, Operation<V, R> operation, ExpiryAnswers answers) {
        long lostFirst = 0;
        while (true) {
            int round = lock.round();
            Stored<V> seen = store.read(key, Lifetime.KEEP);
            Decision<V, R> decision = operation.decide(seen, answers);
            boolean told = tell(key, decision);
            if (!decision.isOvertaken() && commit(key, seen, decision.change())) {
                announce(key, seen, decision.change());
                return decision;
            }
            if (told) {
                insist(key, decision.change(), answers);
                return decision;
            }
            locks.ensureNotByItself(lock, round, key);
            lostFirst = lostFirst == 0 ? System.nanoTime() : lostFirst;
            locks.ensureProgress(lock, lostFirst);
        }
    }

    /** Tells the writer, if there is something to tell; what is being loaded may be older than it, also if it fails. */
    private boolean tell(K key, Decision<V, ?> decision) {
        try {
            return writer != null && writer.tell(key, decision);
        } finally {
            if (decision.outdatesLoads()) {
                flights.spoil(key);
            }
        }
    }

    /** Whether the change took place; false if the entry is not the one that was seen any more. */
    boolean commit(K key, @Nullable Stored<V> seen, Change<V> change) {
        Command<K, V> command = Commands.of(key, seen, change);
        // A touch that comes too late has nothing to renew: what was read was true when it was read.
        return command == null || changes.apply(command).applied() || command instanceof Command.Touch;
    }

    /** A clear, which takes no key's lock, came between the last look and the commit of a loaded value: it goes again. */
    void takeBack(K key, V loaded) {
        Stored<V> kept = store.read(key, Lifetime.KEEP);
        if (kept != null && kept.value().equals(loaded)) {
            store.remove(key, Match.version(kept), false);
        }
    }

    /** Renews the lifetime of an entry that was read; ZERO ends it, unless it has changed meanwhile. */
    void accessed(K key, Stored<V> seen, Lifetime lifetime) {
        Change<V> change = new Change.Touch<>(lifetime);
        if (!lifetime.isZero()) {
            commit(key, seen, change);
            return;
        }
        Runnable end = () -> {
            if (commit(key, seen, change)) {
                announce(key, seen, change);
            }
        };
        if (listeners.any()) {
            locked(key, () -> {
                end.run();
                return true;
            });
        } else {
            end.run();
        }
    }

    /** Settles what lost its race as part of a bulk operation. The caller holds the key's lock if there is a writer. */
    <R extends @Nullable Object> Decision<V, R> again(
            K key, Decision<V, R> lost, Operation<V, R> operation, ExpiryAnswers answers) {
        if (writer != null && lost.through() != Decision.Through.NOTHING) {
            insist(key, lost.change(), answers);
            return lost;
        }
        return lockedWith(key, lock -> settle(lock, key, operation, answers));
    }

    /**
     * The writer has been told of a change, and then the entry expired, was evicted, or was changed by another JVM
     * before the change could be committed. The writer is not told twice: the change takes place whatever is there now.
     */
    private void insist(K key, Change<V> change, ExpiryAnswers answers) {
        Outcome<V> outcome;
        if (change instanceof Change.Write<V> write && !write.lifetime().isZero()) {
            Lifetime created = answers.creation();
            outcome = created.isZero()
                    ? changes.write(key, write.value(), Match.PRESENT, Lifetimes.updating(write.lifetime()), true)
                    : changes.write(key, write.value(), Match.ANY, new Lifetimes(created, write.lifetime()), true);
        } else {
            outcome = store.remove(key, Match.ANY, true);
        }
        if (outcome.applied()) {
            announce(key, outcome.previous(), change);
        }
    }
}
