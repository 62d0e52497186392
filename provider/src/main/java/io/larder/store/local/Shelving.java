// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Weigher;
import io.larder.config.Settings;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Builds Caffeine as a cache's settings ask for it, and nothing more: each of its features costs memory per entry. */
final class Shelving<K, V> {

    private final StoreSpec<K, V> spec;
    private final @Nullable Long maxEntries;
    private final @Nullable Long maxWeight;
    private final @Nullable Weigher<K, Held<V>> weigher;

    Shelving(StoreSpec<K, V> spec) {
        this.spec = spec;
        this.maxEntries = spec.settings().get(Settings.MAX_ENTRIES);
        this.maxWeight = spec.settings().get(Settings.MAX_WEIGHT);
        this.weigher = maxWeight == null ? null : weigher();
    }

    Contents<K, V> empty() {
        StoreObserver<K, V> observer = spec.observer();
        Caffeine<K, Held<V>> builder = Caffeine.newBuilder()
                .evictionListener((@Nullable K key, @Nullable Held<V> held, RemovalCause cause) ->
                        tell(observer, key, held, cause));
        if (maxEntries != null) {
            builder.maximumSize(maxEntries);
        }
        if (maxWeight != null && weigher != null) {
            builder.maximumWeight(maxWeight).weigher(weigher);
        }
        if (!spec.outlook().neverExpires()) {
            builder.expireAfter(new HeldExpiry<>(spec.outlook().read()))
                    .ticker(spec.nanoClock()::getAsLong)
                    .scheduler(Scheduler.systemScheduler());
        }
        return Contents.of(builder.build());
    }

    private static <K, V> void tell(
            StoreObserver<K, V> observer, @Nullable K key, @Nullable Held<V> held, RemovalCause cause) {
        if (key == null || held == null) {
            return;
        }
        if (cause == RemovalCause.EXPIRED) {
            observer.expired(key, held);
        } else if (cause == RemovalCause.SIZE) {
            observer.evicted(key, held);
        }
    }

    @SuppressWarnings("unchecked") // a weigher is written for the cache that names it
    private Weigher<K, Held<V>> weigher() {
        ToIntBiFunction<Object, Object> function = (ToIntBiFunction<Object, Object>)
                Objects.requireNonNull(spec.settings().instance(Settings.WEIGHER, spec.classLoader()));
        return (key, held) -> {
            int weight = function.applyAsInt(key, held.value);
            if (weight < 0) {
                throw new CacheException("Cache '" + spec.cacheName() + "': the weigher gave an entry the weight "
                        + weight + "; a weight is 0 or more");
            }
            return weight;
        };
    }
}
