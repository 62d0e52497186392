// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Weigher;
import io.larder.config.Settings;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stored;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Builds Caffeine as a cache's settings ask for it, and nothing more: each of its features costs memory per entry.
 *
 * @param <H> what Caffeine holds for a value
 */
final class Shelving<K, V, H> {

    private final StoreSpec<K, V> spec;
    private final Function<H, Stored<V>> stored;
    private final @Nullable Long maxEntries;
    private final @Nullable Long maxWeight;
    private final @Nullable Weigher<K, H> weigher;

    /** Stands for the shelf built last: what an earlier one still forgets was cleared before, and concerns nobody. */
    private volatile Object newest = this;

    /**
     * A builder.
     *
     * @param stored what is held, as the observer is told of it
     * @param value the value in what is held, as the weigher gets it
     */
    Shelving(StoreSpec<K, V> spec, Function<H, Stored<V>> stored, Function<H, V> value) {
        this.spec = spec;
        this.stored = stored;
        this.maxEntries = spec.settings().get(Settings.MAX_ENTRIES);
        this.maxWeight = spec.settings().get(Settings.MAX_WEIGHT);
        this.weigher = maxWeight == null ? null : weigher(value);
    }

    Cache<K, H> empty() {
        return bounded().build();
    }

    Cache<K, H> empty(Expiry<? super K, ? super H> expiry) {
        return bounded()
                .expireAfter(expiry)
                .ticker(spec.nanoClock()::getAsLong)
                .scheduler(PromptExpiry.INSTANCE)
                .build();
    }

    private Caffeine<K, H> bounded() {
        Object shelf = new Object();
        newest = shelf;
        Caffeine<K, H> builder = Caffeine.newBuilder()
                .evictionListener((@Nullable K key, @Nullable H held, RemovalCause cause) -> {
                    if (newest == shelf) {
                        tell(key, held, cause);
                    }
                });
        if (maxEntries != null) {
            builder.maximumSize(maxEntries);
        }
        if (maxWeight != null && weigher != null) {
            builder.maximumWeight(maxWeight).weigher(weigher);
        }
        return builder;
    }

    private void tell(@Nullable K key, @Nullable H held, RemovalCause cause) {
        if (key == null || held == null) {
            return;
        }
        StoreObserver<K, V> observer = spec.observer();
        if (cause == RemovalCause.EXPIRED) {
            observer.expired(key, stored.apply(held));
        } else if (cause == RemovalCause.SIZE) {
            observer.evicted(key, stored.apply(held));
        }
    }

    @SuppressWarnings("unchecked") // a weigher is written for the cache that names it
    private Weigher<K, H> weigher(Function<H, V> value) {
        ToIntBiFunction<Object, Object> function = (ToIntBiFunction<Object, Object>)
                Objects.requireNonNull(spec.settings().instance(Settings.WEIGHER, spec.classLoader()));
        return (key, held) -> weight(function, key, value.apply(held));
    }

    private int weight(ToIntBiFunction<Object, Object> function, K key, V value) {
        int weight;
        try {
            weight = function.applyAsInt(key, value);
        } catch (RuntimeException failure) {
            throw new CacheException(
                    "Cache '" + spec.cacheName() + "': the weigher "
                            + function.getClass().getName() + " failed, so the entry was not stored",
                    failure);
        }
        if (weight < 0) {
            throw new CacheException("Cache '" + spec.cacheName() + "': the weigher gave an entry the weight " + weight
                    + "; a weight is 0 or more");
        }
        return weight;
    }
}
