// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Flights.Flight;
import io.larder.spi.Copier;
import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a read misses. However many threads miss a key, the loader is called once and all get its answer, also if
 * that is a failure. Other JVMs that share the store wait for its value. A value is not kept if the key was changed, or the cache cleared, while it was loaded: it may be
 * the older one.
 */
final class Loads<K, V> {

    private final String cacheName;
    private final Kernel<K, V> kernel;
    private final ReadThrough<K, V> loader;
    private final Copier copier;
    private final long timeoutMillis;

    Loads(String cacheName, Kernel<K, V> kernel, ReadThrough<K, V> loader, Copier copier, long timeoutMillis) {
        this.cacheName = cacheName;
        this.kernel = kernel;
        this.loader = loader;
        this.copier = copier;
        this.timeoutMillis = timeoutMillis;
    }

    /** The value of a key that was missing, or null if the loader has none either. */
    @Nullable
    V load(K key) {
        Flight<V> mine = new Flight<>();
        Flight<V> flight = kernel.flights.join(key, mine);
        return flight == mine ? fly(key, mine) : await(flight);
    }

    /** Listeners are told of the new entry when the flight is over, so that they may load the key themselves. */
    private @Nullable V fly(K key, Flight<V> mine) {
        try (Deliveries.Owed owed = new Deliveries.Owed()) {
            return fly(key, mine, owed);
        }
    }

    private @Nullable V fly(K key, Flight<V> mine, Deliveries.Owed owed) {
        try {
            // Another thread's load may have ended between our miss and the beginning of our flight.
            Stored<V> present = kernel.store.read(key, Lifetime.KEEP);
            V result = present == null ? loadLeased(key, mine, owed) : present.value();
            mine.result().complete(ownCopy(result));
            return result;
        } catch (Throwable failure) {
            mine.result().completeExceptionally(failure);
            throw failure;
        } finally {
            kernel.flights.end(key, mine);
        }
    }

    private @Nullable V loadLeased(K key, Flight<V> mine, Deliveries.Owed owed) {
        try (LoadLease<K, V> lease = kernel.awaitLoad(key)) {
            if (lease.present() != null) {
                return lease.present().value();
            }
            V loaded = loader.load(key);
            if (loaded == null) {
                return null;
            }
            owed.collect();
            return fill(key, loaded, mine);
        }
    }

    /** The values of keys that were missing, as far as there are any; one call of the loader for all that nobody loads yet. */
    Map<K, V> loadAll(Set<? extends K> keys) {
        Map<K, Flight<V>> mine = new LinkedHashMap<>();
        Map<K, Flight<V>> others = new LinkedHashMap<>();
        for (K key : keys) {
            Flight<V> fresh = new Flight<>();
            Flight<V> flight = kernel.flights.join(key, fresh);
            (flight == fresh ? mine : others).put(key, flight);
        }
        Map<K, V> results = mine.isEmpty() ? new HashMap<>() : new BulkLoad<>(kernel, loader, this, mine).fly();
        others.forEach((key, flight) -> {
            V value = await(flight);
            if (value != null) {
                results.put(key, value);
            }
        });
        return results;
    }

    /** Stores what was loaded, unless it may be out of date; what there is then. */
    V fill(K key, V loaded, Flight<V> flight) {
        return kernel.locked(key, () -> {
            if (flight.isSpoiled()) {
                return loaded;
            }
            ExpiryAnswers answers = kernel.expiry.answers();
            while (true) {
                Stored<V> seen = kernel.store.read(key, Lifetime.KEEP);
                Decision<V, V> decision = Operations.fill(loaded).decide(seen, answers);
                if (kernel.commit(key, seen, decision.change())) {
                    kernel.announce(key, seen, decision.change());
                    if (flight.isSpoiled()) {
                        kernel.takeBack(key, loaded);
                    }
                    return decision.result();
                }
            }
        });
    }

    /** What those who share the load copy from, while the one who loaded may change what it got. */
    @Nullable
    V ownCopy(@Nullable V value) {
        return value == null || copier.shares(value) ? value : copier.copy(value);
    }

    private @Nullable V await(Flight<V> flight) {
        if (flight.isOfThisThread()) {
            throw new CacheLoaderException(
                    "Cache '" + cacheName + "': the cache loader asks the cache for the key it is loading");
        }
        try {
            return ownCopy(flight.result().get(timeoutMillis, TimeUnit.MILLISECONDS));
        } catch (ExecutionException failure) {
            throw new CacheLoaderException(
                    "Cache '" + cacheName + "': the load that another thread had begun failed", failure.getCause());
        } catch (TimeoutException late) {
            throw new CacheLoaderException(
                    "Cache '" + cacheName + "': another thread has been loading this key for " + timeoutMillis
                            + " ms; raise larder.lock-timeout if the loader may take that long",
                    late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Cache '" + cacheName + "': interrupted while another thread loads the key", interruption);
        }
    }
}
