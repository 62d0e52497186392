// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.config.CacheSettings;
import io.larder.config.SettingsReader;
import io.larder.engine.CacheEngine;
import io.larder.engine.EngineSpec;
import io.larder.engine.Workers;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.Told;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;

/**
 * Engines that share a store as those of several JVMs would: each has locks and loads of its own, and all have the
 * same entries and leases.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class SharedEngines<K, V> implements AutoCloseable {

    private static final URI PLACE = URI.create("local:/");

    private final TestLeases<K> leases = new TestLeases<>();
    private final Workers workers = new Workers("shared", SharedEngines.class.getClassLoader());
    private final List<CacheEngine<K, V>> engines = new CopyOnWriteArrayList<>();
    private final Store<K, V> store;

    public SharedEngines() {
        CacheSettings settings = new SettingsReader(Set.of("local"), List.of(), Map.of(), Map.of())
                .read(PLACE, null, SharedEngines.class.getClassLoader())
                .cache("test");
        this.store = new LocalStores(settings, System::nanoTime).open(Outlook.OPEN, Copier.SHARING, new Told<>());
    }

    /** The leases that all the engines ask for. */
    public TestLeases<K> leases() {
        return leases;
    }

    /** The store that all the engines share. */
    public Store<K, V> store() {
        return store;
    }

    /** One more engine, whose cache is named {@code test}; it is closed with these. */
    public CacheEngine<K, V> open(CompleteConfiguration<K, V> configuration, Duration lockTimeout) {
        Cache<K, V> source = LocalEngine.source();
        CacheEngine<K, V> engine = CacheEngine.open(new EngineSpec<>(
                "test",
                () -> source,
                configuration,
                Copier.SHARING,
                (outlook, observer) -> new SharedView<>(store, leases),
                workers,
                lockTimeout.toMillis()));
        engines.add(engine);
        return engine;
    }

    /** So many more engines. */
    public List<CacheEngine<K, V>> open(int count, CompleteConfiguration<K, V> configuration, Duration lockTimeout) {
        List<CacheEngine<K, V>> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(open(configuration, lockTimeout));
        }
        return opened;
    }

    @Override
    public void close() {
        engines.forEach(CacheEngine::close);
        store.close();
        workers.close();
    }
}
