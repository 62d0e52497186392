// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Command;
import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many keys.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Bulk<K, V> {

    /** How many entries {@code removeAll()} takes at a time, so that a large cache needs no large memory. */
    private static final int BATCH = 1_000;

    private final Kernel<K, V> kernel;
    private final BulkKernel<K, V> bulk;
    private final Statistics statistics;
    private final TypeCheck<K, V> types;
    private final @Nullable Loads<K, V> loads;
    private final @Nullable Lifetime directRead;
    private final @Nullable Lifetimes directWrite;

    Bulk(Kernel<K, V> kernel, Statistics statistics, TypeCheck<K, V> types, @Nullable Loads<K, V> loads) {
        this.kernel = kernel;
        this.bulk = new BulkKernel<>(kernel);
        this.statistics = statistics;
        this.types = types;
        this.loads = loads;
        this.directRead = kernel.directRead();
        this.directWrite = kernel.directWrite();
    }

    /** As {@link javax.cache.Cache#getAll}. */
    public Map<K, V> getAll(Set<? extends K> keys) {
        long begun = statistics.begin();
        Map<K, V> found = new HashMap<>(keys.size() * 4 / 3 + 1);
        if (directRead == null) {
            generalGetAll(keys, found);
        } else {
            kernel.store.readAll(keys, directRead, (key, stored) -> found.put(key, stored.value()));
        }
        statistics.count(Tally.HIT, found.size(), begun);
        statistics.count(Tally.MISS, keys.size() - found.size(), begun);
        if (loads != null && found.size() < keys.size()) {
            Set<K> missing = new LinkedHashSet<>(keys);
            missing.removeAll(found.keySet());
            found.putAll(loads.loadAll(missing));
        }
        return found;
    }

    /** As {@link SingleKey#get} of each, with one look at them all and one renewal of their lifetimes. */
    private void generalGetAll(Set<? extends K> keys, Map<K, V> found) {
        Map<K, Stored<V>> seen = new HashMap<>();
        kernel.store.readAll(keys, Lifetime.KEEP, seen::put);
        List<Command.Touch<K, V>> touches = new ArrayList<>();
        seen.forEach((key, stored) -> {
            ExpiryAnswers answers = kernel.expiry.answers();
            Lifetime lifetime = answers.access();
            V value = lifetime.isZero()
                    ? kernel.execute(key, Operations.<V>get(), answers).result()
                    : stored.value();
            if (value != null) {
                found.put(key, value);
            }
            if (!lifetime.isZero() && !lifetime.isKeep()) {
                touches.add(new Command.Touch<>(key, stored, lifetime));
            }
        });
        if (!touches.isEmpty()) {
            kernel.store.applyAll(touches);
        }
    }

    /** As {@link javax.cache.Cache#putAll}. */
    public void putAll(Map<? extends K, ? extends V> values) {
        long begun = statistics.beginWrite();
        values.forEach(types::entry);
        if (directWrite != null) {
            bulk.write(values, directWrite);
            statistics.count(Tally.PUT, values.size(), begun);
            return;
        }
        Map<K, V> copy = new HashMap<>(values);
        finish(bulk.execute(copy.keySet(), key -> Operations.put(requireNonNull(copy.get(key)))), begun);
    }

    /** As {@link javax.cache.Cache#removeAll(Set)}. */
    public void removeAll(Set<? extends K> keys) {
        long begun = statistics.beginRemoval();
        if (kernel.writer == null) {
            statistics.count(Tally.REMOVAL, bulk.remove(keys), begun);
        } else {
            finish(bulk.execute(keys, key -> Operations.<V>remove()), begun);
        }
    }

    /** As {@link javax.cache.Cache#removeAll()}: what is there when the call begins goes, in steps. */
    public void removeAll() {
        Failures failures = new Failures();
        try (Cursor<K, V> cursor = kernel.store.scan()) {
            for (List<K> batch = batch(cursor); !batch.isEmpty(); batch = batch(cursor)) {
                removeBatch(batch, failures);
            }
        }
        failures.rethrow();
    }

    private void removeBatch(Collection<K> batch, Failures failures) {
        long begun = statistics.beginRemoval();
        if (kernel.writer == null) {
            failures.collect(() -> statistics.count(Tally.REMOVAL, bulk.remove(batch), begun));
        } else {
            failures.collect(() -> finish(bulk.execute(batch, key -> Operations.<V>removeIfPresent()), begun));
        }
    }

    private List<K> batch(Cursor<K, V> cursor) {
        List<K> batch = new ArrayList<>();
        while (batch.size() < BATCH && cursor.advance()) {
            batch.add(cursor.key());
        }
        return batch;
    }

    /** As {@link javax.cache.Cache#clear()}: no event, no statistics, no writer. */
    public void clear() {
        kernel.flights.spoilAll();
        kernel.store.clear();
    }

    private void finish(BulkKernel.Results<K, V, Boolean> results, long begun) {
        Map<Tally, Integer> tallies = new HashMap<>();
        results.decisions().values().forEach(decision -> tallies.merge(decision.tally(), 1, Integer::sum));
        tallies.forEach((tally, entries) -> statistics.count(tally, entries, begun));
        if (results.failure() != null) {
            throw results.failure();
        }
    }
}
