// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.codec.Copiers;
import io.larder.config.CacheSettings;
import io.larder.engine.CacheEngine;
import io.larder.engine.EngineSpec;
import io.larder.engine.Workers;
import io.larder.spi.Copier;
import java.lang.reflect.Proxy;
import java.util.function.LongSupplier;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;

/** The engine over a local store whose clock the test chooses: all of a cache but its manager. */
public final class LocalEngine implements AutoCloseable {

    private static final long LOCK_TIMEOUT_MILLIS = 30_000;

    private final Workers workers = new Workers("test", LocalEngine.class.getClassLoader());
    private final LocalStores stores;

    /** Engines with these settings, whose stores read this clock. */
    public LocalEngine(CacheSettings settings, LongSupplier clock) {
        this.stores = new LocalStores(settings, clock);
    }

    /** Opens the engine of a cache. */
    public <K, V> CacheEngine<K, V> open(CompleteConfiguration<K, V> configuration) {
        Copier copier = configuration.isStoreByValue() ? Copiers.byValue("test") : Copier.SHARING;
        Cache<K, V> source = source();
        return CacheEngine.open(new EngineSpec<>(
                "test",
                () -> source,
                configuration,
                copier,
                (outlook, observer) -> stores.open(outlook, copier, observer),
                workers,
                LOCK_TIMEOUT_MILLIS));
    }

    /** What events come from; it has a name and nothing else. */
    @SuppressWarnings("unchecked")
    static <K, V> Cache<K, V> source() {
        return (Cache<K, V>) Proxy.newProxyInstance(
                LocalEngine.class.getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getName") || method.getName().equals("toString")) {
                        return "test";
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() {
        workers.close();
    }
}
