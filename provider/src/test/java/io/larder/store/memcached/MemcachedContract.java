// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreContract;
import io.larder.spi.StoreObserver;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The store contract on Memcached servers, by their real clocks. */
abstract class MemcachedContract extends StoreContract {

    private static final Timing TIMING =
            new Timing(Duration.ofMillis(1_200), Duration.ofMillis(500), Duration.ofMillis(60));

    private Caches caches;

    abstract URI uri();

    @BeforeEach
    final void connect() {
        caches = Caches.at(uri());
    }

    @AfterEach
    final void disconnect() {
        caches.close();
    }

    @Override
    public final <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        return caches.open(Caches.unusedName(), outlook, copier, observer);
    }

    /** The time that passes is what is tested: there is nothing else to wait for. */
    @Override
    public final void passTime(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public final Timing timing() {
        return TIMING;
    }

    @Override
    public final boolean tellsOfExpiry() {
        return false;
    }

    @Override
    public final boolean keepsBytes() {
        return true;
    }

    @Override
    public final int rounds() {
        return 200;
    }
}
