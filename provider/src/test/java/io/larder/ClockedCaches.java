// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.codec.Copiers;
import io.larder.config.CacheSettings;
import io.larder.config.SettingsReader;
import io.larder.engine.CacheEngine;
import io.larder.engine.EngineSpec;
import io.larder.engine.Statistics;
import io.larder.engine.Workers;
import io.larder.spi.Copier;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.store.local.LocalStoreFactory;
import io.larder.testing.Box;
import io.larder.testing.MovedClock;
import io.larder.testing.Recorder;
import io.larder.testing.Setup;
import io.larder.testing.Subject;
import io.larder.testing.Trace.Counts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;

/** Caches as the provider assembles them, over a local store whose clock a test moves. */
public final class ClockedCaches implements AutoCloseable {

    private static final URI PLACE = URI.create("local:/");
    private static final long LOCK_TIMEOUT_MILLIS = 10_000;

    private final MovedClock clock = new MovedClock();
    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final LarderCacheManager manager = provider.getCacheManager();
    private final Workers workers = new Workers("clocked", ClockedCaches.class.getClassLoader());
    private final CacheSettings settings;
    private final Stores stores;

    public ClockedCaches() {
        SettingsReader reader = new SettingsReader(Set.of("local"), List.of(), Map.of(), Map.of());
        this.settings = reader.read(PLACE, null, manager.getClassLoader()).cache("clocked");
        this.stores = new LocalStoreFactory().connect(new StoresSpec(PLACE, settings, manager.getClassLoader()));
    }

    /** The clock of all the caches. */
    public MovedClock clock() {
        return clock;
    }

    /** A cache with statistics on, traced. */
    public Subject subject(Setup setup) {
        Recorder recorder = new Recorder();
        CompleteConfiguration<String, Box> configuration = setup.configuration(recorder);
        AtomicReference<Cache<String, Box>> self = new AtomicReference<>();
        CacheEngine<String, Box> engine = engine(configuration, self);
        LarderConfiguration<String, Box> complete = LarderConfiguration.from(configuration);
        LarderCache<String, Box> cache =
                new LarderCache<>(new CacheLife<>("clocked", manager, complete, engine), engine);
        self.set(cache);
        Statistics statistics = engine.statistics();
        statistics.setEnabled(true);
        return new Subject(
                cache,
                recorder,
                () -> new Counts(
                        statistics.getCacheHits(),
                        statistics.getCacheMisses(),
                        statistics.getCachePuts(),
                        statistics.getCacheRemovals()));
    }

    private CacheEngine<String, Box> engine(
            CompleteConfiguration<String, Box> configuration, AtomicReference<Cache<String, Box>> self) {
        Copier copier = configuration.isStoreByValue() ? Copiers.byValue("clocked") : Copier.SHARING;
        ClassLoader loader = manager.getClassLoader();
        return CacheEngine.open(new EngineSpec<>(
                "clocked",
                () -> Objects.requireNonNull(self.get()),
                configuration,
                copier,
                (outlook, observer) -> stores.open(new StoreSpec<>(
                        "clocked", PLACE, settings, outlook, copier, observer, clock, loader, StoreSpec.Types.any())),
                workers,
                LOCK_TIMEOUT_MILLIS));
    }

    @Override
    public void close() {
        stores.close();
        workers.close();
        provider.close();
    }
}
