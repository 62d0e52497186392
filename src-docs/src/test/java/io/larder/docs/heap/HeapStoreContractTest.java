// SPDX-License-Identifier: Apache-2.0
package io.larder.docs.heap;

import io.larder.config.CacheSettings;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreContract;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

// tag::contract[]
final class HeapStoreContractTest extends StoreContract {

    private final AtomicLong clock = new AtomicLong();

    @Override
    public <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        return new HeapStore<>(new StoreSpec<>(
                "test",
                URI.create("heap:/"),
                CacheSettings.DEFAULTS,
                outlook,
                copier,
                observer,
                clock::get,
                HeapStore.class.getClassLoader(),
                StoreSpec.Types.any()));
    }

    @Override
    public void passTime(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }

    @Override
    public Timing timing() {
        return EXACT;
    }

    @Override
    public boolean tellsOfExpiry() {
        return false;
    }
}
// end::contract[]
