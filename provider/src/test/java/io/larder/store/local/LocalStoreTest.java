// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.config.CacheSettings;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreContract;
import io.larder.spi.StoreObserver;
import io.larder.testing.LocalStores;
import io.larder.testing.MovedClock;
import java.time.Duration;

final class LocalStoreTest extends StoreContract {

    private final MovedClock clock = new MovedClock(System.nanoTime());

    @Override
    public <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        return new LocalStores(CacheSettings.DEFAULTS, clock).open(outlook, copier, observer);
    }

    @Override
    public void passTime(Duration duration) {
        clock.pass(duration);
    }

    @Override
    public Timing timing() {
        return EXACT;
    }

    @Override
    public boolean tellsOfExpiry() {
        return true;
    }

    @Override
    public int rounds() {
        return 5_000;
    }
}
