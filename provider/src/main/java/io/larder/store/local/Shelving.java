// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.larder.config.Settings;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Builds Caffeine as a cache's settings ask for it: nothing that is not needed, since each feature costs memory. */
final class Shelving<K, V> {

    private final StoreSpec<K, V> spec;

    Shelving(StoreSpec<K, V> spec) {
        this.spec = spec;
    }

    Contents<K, V> empty() {
        @Nullable Long maxEntries = spec.settings().get(Settings.MAX_ENTRIES);
        @Nullable Long maxWeight = spec.settings().get(Settings.MAX_WEIGHT);
        return null;
    }
}
