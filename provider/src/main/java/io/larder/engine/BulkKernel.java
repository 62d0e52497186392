// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.integration.CacheWriterException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one operation on each of many keys: one read of them all, one call of the writer, one commit of them all.
 * Each entry is decided on its own; there is no transaction over several.
 */
final class BulkKernel<K, V> {

    private final Kernel<K, V> kernel;

    BulkKernel(Kernel<K, V> kernel) {
        this.kernel = kernel;
    }

    /**
     * What came of it.
     *
     * @param decisions of the keys whose decision was committed
     * @param failure what the writer threw, for the keys that are missing here
     */
    record Results<K, V, R extends @Nullable Object>(
            Map<K, Decision<V, R>> decisions, @Nullable CacheWriterException failure) {}

    /** The general path. */
    <R extends @Nullable Object> Results<K, V, R> execute(
            Collection<? extends K> keys, Function<K, Operation<V, R>> operations) {
        Set<K> distinct = new HashSet<>(keys);
        return kernel.writeLeasing == null
                ? locked(distinct, () -> settle(distinct, operations))
                : executeLeased(kernel.writeLeasing, distinct, operations);
    }

    /** Holds the leases of all or of none, so that two bulk operations can not wait for each other. */
    private <R extends @Nullable Object> Results<K, V, R> executeLeased(
            Leasing<K> leases, Set<K> keys, Function<K, Operation<V, R>> operations) {
        return leases.toWrite(keys.size())
                .until(() -> locked(keys, () -> {
                    try (LeasedKeys<K> leased = leases.tryLeaseAll(keys)) {
                        return leased == null ? null : settle(keys, operations);
                    }
                }));
    }

    /** The direct path of writes: conditional commands, all at once. */
    void write(Map<? extends K, ? extends V> values, Lifetimes lifetimes) {
        locked(values.keySet(), () -> {
            boolean listening = kernel.listeners.any();
            kernel.flights.spoilAll(values.keySet());
            List<Command.Write<K, V>> writes = new ArrayList<>(values.size());
            values.forEach(
                    (key, value) -> writes.add(new Command.Write<>(key, value, Match.ANY, lifetimes, listening)));
            List<Outcome<V>> outcomes = kernel.changes.applyAll(writes);
            for (int i = 0; listening && i < writes.size(); i++) {
                Command.Write<K, V> write = writes.get(i);
                kernel.announce(
                        write.key(), outcomes.get(i).previous(), new Change.Write<>(write.value(), Lifetime.ETERNAL));
            }
            return values;
        });
    }

    /** The direct path of removals; how many entries there were. */
    int remove(Collection<? extends K> keys) {
        return locked(keys, () -> {
            boolean listening = kernel.listeners.any();
            kernel.flights.spoilAll(keys);
            List<Command.Remove<K, V>> removals = new ArrayList<>(keys.size());
            keys.forEach(key -> removals.add(new Command.Remove<>(key, Match.ANY, listening)));
            List<Outcome<V>> outcomes = kernel.store.applyAll(removals);
            int removed = 0;
            for (int i = 0; i < removals.size(); i++) {
                removed += outcomes.get(i).applied() ? 1 : 0;
                if (listening) {
                    kernel.announce(removals.get(i).key(), outcomes.get(i).previous(), Change.remove());
                }
            }
            return removed;
        });
    }

    private <T extends @Nullable Object> T locked(Collection<? extends K> keys, Supplier<T> body) {
        if (keys.stream().noneMatch(kernel::needsLock)) {
            return body.get();
        }
        Deque<Runnable> owed = Deliveries.begin();
        try {
            Deque<KeyLock> held = kernel.locks.acquireAll(keys);
            try {
                return body.get();
            } finally {
                kernel.locks.releaseAll(held);
            }
        } finally {
            Deliveries.carryOut(owed);
        }
    }

    private <R extends @Nullable Object> Results<K, V, R> settle(Set<K> keys, Function<K, Operation<V, R>> operations) {
        Map<K, Stored<V>> seen = new HashMap<>();
        kernel.store.readAll(keys, Lifetime.KEEP, seen::put);
        Map<K, Decision<V, R>> decisions = new LinkedHashMap<>();
        Map<K, ExpiryAnswers> answers = new HashMap<>();
        for (K key : keys) {
            ExpiryAnswers own = kernel.expiry.answers();
            answers.put(key, own);
            decisions.put(key, operations.apply(key).decide(seen.get(key), own));
        }
        CacheWriterException failure = tellWriter(decisions);
        commit(seen, decisions, operations, answers);
        return new Results<>(decisions, failure);
    }

    /** What is being loaded may be older than what the writer was told, also for the keys for which it fails. */
    private <R extends @Nullable Object> @Nullable CacheWriterException tellWriter(Map<K, Decision<V, R>> decisions) {
        Set<K> failed = new HashSet<>();
        try {
            return kernel.writer == null ? null : kernel.writer.tellAll(decisions, failed);
        } finally {
            decisions.forEach((key, decision) -> {
                if (decision.outdatesLoads()) {
                    kernel.flights.spoil(key);
                }
            });
            decisions.keySet().removeAll(failed);
        }
    }

    private <R extends @Nullable Object> void commit(
            Map<K, Stored<V>> seen,
            Map<K, Decision<V, R>> decisions,
            Function<K, Operation<V, R>> operations,
            Map<K, ExpiryAnswers> answers) {
        List<Command<K, V>> commands = new ArrayList<>(decisions.size());
        decisions.forEach((key, decision) -> {
            Command<K, V> command = Commands.of(key, seen.get(key), decision.change());
            if (command != null) {
                commands.add(command);
            }
        });
        List<Outcome<V>> outcomes = commands.isEmpty() ? List.of() : kernel.changes.applyAll(commands);
        Set<K> lost = new HashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            if (!outcomes.get(i).applied() && !(commands.get(i) instanceof Command.Touch)) {
                lost.add(commands.get(i).key());
            }
        }
        decisions.replaceAll((key, decision) -> {
            if (lost.contains(key)) {
                ExpiryAnswers own = answers.getOrDefault(key, kernel.expiry.answers());
                return kernel.again(key, decision, operations.apply(key), own);
            }
            kernel.announce(key, seen.get(key), decision.change());
            return decision;
        });
    }
}
