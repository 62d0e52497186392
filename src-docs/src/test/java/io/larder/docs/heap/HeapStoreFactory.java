// SPDX-License-Identifier: Apache-2.0
package io.larder.docs.heap;

import io.larder.spi.Store;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import java.util.Set;

// tag::factory[]
/** Serves URIs such as {@code heap:/}. */
public final class HeapStoreFactory implements StoreFactory {

    @Override
    public Set<String> schemes() {
        return Set.of("heap");
    }

    @Override
    public Stores connect(StoresSpec spec) {
        return new Stores() { // nothing is shared: a server's connections would be held here
            @Override
            public <K, V> Store<K, V> open(StoreSpec<K, V> spec) {
                return new HeapStore<>(spec);
            }
        };
    }
}
// end::factory[]
