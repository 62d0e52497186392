// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import io.larder.spi.Copier;
import io.larder.spi.Lifetime;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.spi.Told;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens caches as one JVM does: all of them share its connections, until all are closed together. */
final class Caches implements AutoCloseable {

    private final URI uri;
    private final CacheSettings settings;
    private final Stores stores;
    private final LongSupplier nanoClock;
    private final List<Store<?, ?>> open = new ArrayList<>();

    private Caches(URI uri, CacheSettings settings, Stores stores, LongSupplier nanoClock) {
        this.uri = uri;
        this.settings = settings;
        this.stores = stores;
        this.nanoClock = nanoClock;
    }

    static Caches at(URI uri) {
        return at(uri, Map.of());
    }

    static Caches at(URI uri, Map<Setting<?>, ?> settings) {
        CacheSettings all = CacheSettings.of(settings);
        return new Caches(uri, all, stores(uri, all), System::nanoTime);
    }

    /** Opens caches for which it is later than it is, by so many nanoseconds as that says. */
    static Caches at(URI uri, Map<Setting<?>, ?> settings, LongSupplier later) {
        CacheSettings all = CacheSettings.of(settings);
        Stores stores = MemcachedPlace.PLAIN.equals(uri.getScheme())
                ? new MemcachedStores(
                        MemcachedPlace.of(uri),
                        all,
                        () -> System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(later.getAsLong()))
                : stores(uri, all);
        return new Caches(uri, all, stores, () -> System.nanoTime() + later.getAsLong());
    }

    private static Stores stores(URI uri, CacheSettings settings) {
        return factory(uri).connect(new StoresSpec(uri, settings, loader()));
    }

    private static StoreFactory factory(URI uri) {
        return ServiceLoader.load(StoreFactory.class, loader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.schemes().contains(uri.getScheme()))
                .findFirst()
                .orElseThrow();
    }

    private static ClassLoader loader() {
        return Caches.class.getClassLoader();
    }

    /** A cache that nobody has used before. */
    static String unusedName() {
        return "cache-" + UUID.randomUUID();
    }

    <K, V> Store<K, V> open() {
        return open(unusedName());
    }

    <K, V> Store<K, V> open(String name) {
        return open(name, Outlook.OPEN);
    }

    <K, V> Store<K, V> open(String name, Outlook outlook) {
        return open(name, outlook, Copier.SHARING, new Told<>());
    }

    <K, V> Store<K, V> open(String name, Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        Store<K, V> store = stores.open(new StoreSpec<>(
                name, uri, settings, outlook, copier, observer, nanoClock, loader(), StoreSpec.Types.any()));
        open.add(store);
        return store;
    }

    /** What it reads now, without its version. */
    static <K, V> @Nullable V get(Store<K, V> store, K key) {
        return store.value(key, Lifetime.KEEP);
    }

    @Override
    public void close() {
        open.forEach(Store::close);
        stores.close();
    }
}
