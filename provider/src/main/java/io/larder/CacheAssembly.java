// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static java.util.Objects.requireNonNull;

import io.larder.codec.Copiers;
import io.larder.config.CacheSettings;
import io.larder.config.ManagerSettings;
import io.larder.config.Setting;
import io.larder.config.Settings;
import io.larder.engine.CacheEngine;
import io.larder.engine.EngineSpec;
import io.larder.engine.Workers;
import io.larder.spi.Copier;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreSpec;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;

/** Puts a cache together: settings, store, copier, engine. */
final class CacheAssembly {

    private final LarderCacheManager manager;
    private final ManagerSettings settings;
    private final OpenStores stores;
    private final Workers workers;
    private final ClassLoader classLoader;

    CacheAssembly(LarderCacheManager manager, ManagerSettings settings, OpenStores stores, Workers workers) {
        this.manager = manager;
        this.settings = settings;
        this.stores = stores;
        this.workers = workers;
        this.classLoader = manager.getClassLoader();
    }

    /** A cache that code asks for: what the code leaves open, the settings fill. */
    <K, V> LarderCache<K, V> create(String name, Configuration<K, V> given) {
        Map<Setting<?>, Object> own = given instanceof LarderConfiguration<K, V> larder ? larder.settings() : Map.of();
        CacheSettings cache = settings.cache(name).overlaid(own);
        LarderConfiguration<K, V> completed = given instanceof LarderConfiguration<K, V> larder
                ? larder.over(cache.complete(given, classLoader))
                : LarderConfiguration.from(cache.complete(given, classLoader));
        return assemble(name, completed, cache);
    }

    /** A cache that a file declares. */
    LarderCache<?, ?> declared(String name) {
        CacheSettings cache = settings.cache(name);
        return assemble(name, LarderConfiguration.from(cache.declared(classLoader)), cache);
    }

    private <K, V> LarderCache<K, V> assemble(
            String name, LarderConfiguration<K, V> configuration, CacheSettings cache) {
        StoreFactory factory = stores.factory(cache);
        URI uri = settings.storeUri(cache);
        if (!configuration.isStoreByValue() && !factory.byReference()) {
            throw new UnsupportedOperationException("The cache '" + name + "' can not be stored by reference at "
                    + settings.shown(uri) + ", only by value");
        }
        Copier copier = configuration.isStoreByValue() ? Copiers.byValue(name) : Copier.SHARING;
        AtomicReference<LarderCache<K, V>> self = new AtomicReference<>();
        CacheEngine<K, V> engine = CacheEngine.open(new EngineSpec<>(
                name,
                () -> requireNonNull((Cache<K, V>) self.get(), "An event before the cache was there"),
                configuration,
                copier,
                (outlook, observer) -> stores.at(cache)
                        .open(new StoreSpec<>(
                                name,
                                uri,
                                cache,
                                outlook,
                                copier,
                                observer,
                                System::nanoTime,
                                classLoader,
                                new StoreSpec.Types<>(configuration.getKeyType(), configuration.getValueType()))),
                workers,
                requireNonNull(cache.get(Settings.LOCK_TIMEOUT)).toMillis()));
        boolean complete = false;
        try {
            LarderCache<K, V> assembled =
                    new LarderCache<>(new CacheLife<>(name, manager, configuration, engine), engine);
            self.set(assembled);
            complete = true;
            return assembled;
        } finally {
            if (!complete) {
                engine.close();
            }
        }
    }
}
