// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.config.CacheSettings;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import io.larder.spi.StoresSpec;
import io.larder.store.local.LocalStoreFactory;
import java.net.URI;
import java.util.function.LongSupplier;

/** Opens local stores as the composition root does, with the settings and the clock of a test. */
public record LocalStores(CacheSettings settings, LongSupplier clock) {

    private static final URI LOCAL = URI.create("local:test");

    /** Opens a store. */
    public <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        ClassLoader loader = LocalStores.class.getClassLoader();
        return new LocalStoreFactory()
                .connect(new StoresSpec(LOCAL, settings, loader))
                .open(new StoreSpec<>(
                        "test", LOCAL, settings, outlook, copier, observer, clock, loader, StoreSpec.Types.any()));
    }
}
