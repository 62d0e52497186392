// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/**
 * The operations on one key. Each takes the direct path, one conditional command to the store, where the cache's
 * configuration lets the answer be known without a look; else it is an {@link Operation} that the kernel carries out.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class SingleKey<K, V> {

    private final Kernel<K, V> kernel;
    private final Store<K, V> store;
    private final Statistics statistics;
    private final TypeCheck<K, V> types;
    private final @Nullable Loads<K, V> loads;

    /** What direct reads touch with; null if reads need the general path. */
    private final @Nullable Lifetime directRead;

    /** What direct writes carry; null if writes need the general path. */
    private final @Nullable Lifetimes directWrite;

    SingleKey(Kernel<K, V> kernel, Statistics statistics, TypeCheck<K, V> types, @Nullable Loads<K, V> loads) {
        this.kernel = kernel;
        this.store = kernel.store;
        this.statistics = statistics;
        this.types = types;
        this.loads = loads;
        this.directRead = kernel.directRead();
        this.directWrite = kernel.directWrite();
    }

    /** As {@link javax.cache.Cache#get}. */
    public @Nullable V get(K key) {
        if (directRead == null) {
            return generalGet(key, statistics.begin());
        }
        ThreadCounts counts = statistics.mine();
        if (counts == null) {
            V value = store.value(key, directRead);
            return value == null ? missed(key, statistics.begin()) : value;
        }
        long begun = counts.beginRead();
        V value = store.value(key, directRead);
        if (value == null) {
            return missed(key, begun);
        }
        counts.hit(begun);
        return value;
    }

    private @Nullable V generalGet(K key, long begun) {
        Stored<V> seen = store.read(key, Lifetime.KEEP);
        if (seen == null) {
            return missed(key, begun);
        }
        ExpiryAnswers answers = kernel.expiry.answers();
        if (answers.access().isZero()) {
            return lastGet(key, answers, begun);
        }
        kernel.accessed(key, seen, answers.access());
        statistics.count(Tally.HIT, begun);
        return seen.value();
    }

    private @Nullable V lastGet(K key, ExpiryAnswers answers, long begun) {
        Decision<V, @Nullable V> decision = kernel.execute(key, Operations.get(), answers);
        if (decision.result() == null) {
            return missed(key, begun);
        }
        statistics.count(decision.tally(), begun);
        return decision.result();
    }

    private @Nullable V missed(K key, long begun) {
        try {
            return loads == null ? null : loads.load(key);
        } finally {
            statistics.count(Tally.MISS, begun);
        }
    }

    /** As {@link javax.cache.Cache#containsKey}. */
    public boolean containsKey(K key) {
        return store.contains(key);
    }

    /** As {@link javax.cache.Cache#put}. */
    public void put(K key, V value) {
        types.entry(key, value);
        if (directWrite == null) {
            general(key, Operations.put(value), statistics.beginWrite());
            return;
        }
        ThreadCounts counts = statistics.mine();
        long begun = counts == null ? ThreadCounts.UNTIMED : counts.beginWrite();
        kernel.write(key, value, Match.ANY, directWrite, false);
        if (counts != null) {
            counts.put(begun);
        }
    }

    /** As {@link javax.cache.Cache#getAndPut}. */
    public @Nullable V getAndPut(K key, V value) {
        long begun = statistics.begin();
        types.entry(key, value);
        if (directWrite == null) {
            return general(key, Operations.<V>getAndPut(value), begun);
        }
        Stored<V> previous =
                kernel.write(key, value, Match.ANY, directWrite, true).previous();
        statistics.count(previous == null ? Tally.MISS_PUT : Tally.HIT_PUT, begun);
        return previous == null ? null : previous.value();
    }

    /** As {@link javax.cache.Cache#putIfAbsent}. */
    public boolean putIfAbsent(K key, V value) {
        long begun = statistics.begin();
        types.entry(key, value);
        if (directWrite == null) {
            return general(key, Operations.putIfAbsent(value), begun);
        }
        boolean created =
                kernel.write(key, value, Match.ABSENT, directWrite, false).applied();
        statistics.count(created ? Tally.MISS_PUT : Tally.HIT, begun);
        return created;
    }

    /** As {@link javax.cache.Cache#replace(Object, Object)}. */
    public boolean replace(K key, V value) {
        long begun = statistics.begin();
        types.entry(key, value);
        if (directWrite == null) {
            return general(key, Operations.replace(value), begun);
        }
        boolean replaced =
                kernel.write(key, value, Match.PRESENT, directWrite, false).applied();
        statistics.count(replaced ? Tally.HIT_PUT : Tally.MISS, begun);
        return replaced;
    }

    /** As {@link javax.cache.Cache#replace(Object, Object, Object)}. */
    public boolean replace(K key, V expected, V value) {
        long begun = statistics.begin();
        types.entry(key, value);
        return general(key, Operations.replace(expected, value), begun);
    }

    /** As {@link javax.cache.Cache#getAndReplace}. */
    public @Nullable V getAndReplace(K key, V value) {
        long begun = statistics.begin();
        types.entry(key, value);
        if (directWrite == null) {
            return general(key, Operations.<V>getAndReplace(value), begun);
        }
        Stored<V> previous =
                kernel.write(key, value, Match.PRESENT, directWrite, true).previous();
        statistics.count(previous == null ? Tally.MISS : Tally.HIT_PUT, begun);
        return previous == null ? null : previous.value();
    }

    /** As {@link javax.cache.Cache#remove(Object)}. */
    public boolean remove(K key) {
        long begun = statistics.beginRemoval();
        if (kernel.writer != null) {
            return general(key, Operations.<V>remove(), begun);
        }
        boolean removed = kernel.remove(key, false).applied();
        statistics.count(removed ? Tally.REMOVAL : Tally.NOTHING, begun);
        return removed;
    }

    /** As {@link javax.cache.Cache#remove(Object, Object)}. */
    public boolean remove(K key, V expected) {
        long begun = statistics.begin();
        return general(key, Operations.remove(expected), begun);
    }

    /** As {@link javax.cache.Cache#getAndRemove}. */
    public @Nullable V getAndRemove(K key) {
        long begun = statistics.begin();
        if (kernel.writer != null) {
            return general(key, Operations.<V>getAndRemove(), begun);
        }
        Stored<V> previous = kernel.remove(key, true).previous();
        statistics.count(previous == null ? Tally.MISS : Tally.HIT_REMOVAL, begun);
        return previous == null ? null : previous.value();
    }

    private <R extends @Nullable Object> R general(K key, Operation<V, R> operation, long begun) {
        Decision<V, R> decision = kernel.execute(key, operation);
        statistics.count(decision.tally(), begun);
        return decision.result();
    }
}
