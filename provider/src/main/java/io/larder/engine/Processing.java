// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Copier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * {@code invoke} and {@code invokeAll}. The processor runs in the calling thread, one at a time for a key in this JVM,
 * and again if another operation or JVM changed the entry meanwhile; the run that counts is the one whose effect was
 * committed.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Processing<K, V> {

    private final Kernel<K, V> kernel;
    private final Statistics statistics;
    private final @Nullable ReadThrough<K, V> readThrough;
    private final TypeCheck<K, V> types;
    private final Copier copier;

    /** Of every invocation in a cache that is not read-through; never changes. */
    private final LoadOnce<K, V> loadingNothing;

    /** Where loads need a lease that the operation does not have already. */
    private final @Nullable Function<K, LoadLease<K, V>> leases;

    Processing(
            Kernel<K, V> kernel,
            Statistics statistics,
            @Nullable ReadThrough<K, V> readThrough,
            TypeCheck<K, V> types,
            Copier copier) {
        this.kernel = kernel;
        this.statistics = statistics;
        this.readThrough = readThrough;
        this.types = types;
        this.copier = copier;
        this.loadingNothing = new LoadOnce<>(null, kernel.flights, copier, null);
        this.leases = kernel.leasing.isShared() && kernel.writeLeasing == null ? kernel::awaitLoad : null;
    }

    /** As {@link javax.cache.Cache#invoke}. */
    public <T extends @Nullable Object> T invoke(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        if (readThrough == null) {
            return invoke(key, loadingNothing, processor, arguments);
        }
        return leases == null
                ? invokeLoading(key, processor, arguments)
                // The lease goes back before listeners are told, as the lock does.
                : kernel.locked(key, () -> invokeLoading(key, processor, arguments));
    }

    private <T extends @Nullable Object> T invokeLoading(
            K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        try (LoadOnce<K, V> loader = new LoadOnce<>(readThrough, kernel.flights, copier, leases)) {
            return invoke(key, loader, processor, arguments);
        }
    }

    private <T extends @Nullable Object> T invoke(
            K key, LoadOnce<K, V> loader, EntryProcessor<K, V, T> processor, Object... arguments) {
        long begun = statistics.begin();
        Decision<V, T> decision = kernel.executeLocked(key, (seen, expiry) -> {
            EntryView<K, V> entry = new EntryView<>(key, seen, loader, types);
            return entry.decision(run(processor, entry, arguments), expiry);
        });
        statistics.count(decision.tally(), begun);
        return decision.result();
    }

    /** As {@link javax.cache.Cache#invokeAll}. */
    public <T extends @Nullable Object> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> processor, Object... arguments) {
        Map<K, EntryProcessorResult<T>> results = new LinkedHashMap<>();
        for (K key : keys) {
            try {
                T result = invoke(key, processor, arguments);
                if (result != null) {
                    results.put(key, () -> result);
                }
            } catch (EntryProcessorException failure) {
                results.put(key, failing(failure));
            } catch (RuntimeException failure) {
                results.put(key, failing(new EntryProcessorException(failure)));
            }
        }
        return results;
    }

    private static <K, V, T extends @Nullable Object> T run(
            EntryProcessor<K, V, T> processor, EntryView<K, V> entry, Object... arguments) {
        try {
            return processor.process(entry, arguments);
        } catch (EntryProcessorException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new EntryProcessorException(
                    "The entry processor " + processor.getClass().getName() + " failed", failure);
        }
    }

    private static <T extends @Nullable Object> EntryProcessorResult<T> failing(EntryProcessorException failure) {
        return () -> {
            throw failure;
        };
    }
}
