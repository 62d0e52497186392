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
    private final Background warmStarts = new Background("larder-warm-start");
    private final Background confirmations = new Background("larder-near-tier");

    /** @param uri where the far stores are */
    TieredStores(FarStores far, URI uri) {
        this.far = far;
        this.uri = uri;
    }

    @Override
    public <K, V> Store<K, V> open(StoreSpec<K, V> spec) {
        TieredStore<K, V> store = TieredStore.over(
                far.open(at(uri, spec)),
                spec.copier(),
                NearRules.of(spec),
                spec.observer()::counted,
                piece -> confirmations.begin(spec.classLoader(), piece));
        if (spec.settings().require(TieredSettings.WARM_START)) {
            warmStarts.begin(spec.classLoader(), () -> store.warmUp(spec.cacheName()));
        }
        return store;
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
        // What holds them up is the far tier, until that is closed.
        warmStarts.end();
        confirmations.end();
        far.close();
        warmStarts.close();
        confirmations.close();
    }
}
