// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.spi.Copier;
import io.larder.spi.Store;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.store.local.BareStore.Bare;
import java.util.Optional;
import java.util.Set;

/** Serves {@code local:}, entries in this JVM. */
public final class LocalStoreFactory implements StoreFactory {

    /** For {@link java.util.ServiceLoader}. */
    public LocalStoreFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("local");
    }

    @Override
    public boolean byReference() {
        return true;
    }

    @Override
    public Optional<Requirement> requirement() {
        return Optional.of(new Requirement(
                "com.github.benmanes.caffeine.cache.Caffeine", "com.github.ben-manes.caffeine:caffeine:3.3.1"));
    }

    @Override
    public Stores connect(StoresSpec spec) {
        return new Stores() {
            @Override
            public <K, V> Store<K, V> open(StoreSpec<K, V> cache) {
                if (cache.outlook().neverExpires() && cache.copier() == Copier.SHARING) {
                    return new BareStore<>(new Shelving<K, V, V>(cache, Bare::new, value -> value)::empty);
                }
                return new LocalStore<>(cache);
            }
        };
    }
}
