// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.FarStores;
import io.larder.spi.Store;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import java.net.URI;

/** The caches of one manager at one place on servers, each with a near tier of its own. */
final class TieredStores implements Stores {

    private final FarStores far;
    private final URI uri;

    /** @param uri where the far stores are */
    TieredStores(FarStores far, URI uri) {
        this.far = far;
        this.uri = uri;
    }

    @Override
    public <K, V> Store<K, V> open(StoreSpec<K, V> spec) {
        return TieredStore.over(far.open(at(uri, spec)), spec.copier(), NearRules.of(spec));
    }

    private static <K, V> StoreSpec<K, V> at(URI uri, StoreSpec<K, V> spec) {
        return new StoreSpec<>(
                spec.cacheName(),
                uri,
                spec.settings(),
                spec.outlook(),
                spec.copier(),
                spec.observer(),
                spec.nanoClock(),
                spec.classLoader(),
                spec.types());
    }

    @Override
    public void close() {
        far.close();
    }
}
