// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.NearTier;
import io.larder.spi.Store;
import io.larder.spi.StoreObserver;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.event.EventType;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The rules of JSR-107 applied to one cache over one store. Knows nothing of managers, names of caches elsewhere, or
 * closed caches: whoever owns it checks arguments and state.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class CacheEngine<K, V> {

    private final Store<K, V> store;
    private final Statistics statistics = new Statistics();
    private final Listeners<K, V> listeners;
    private final Customizations<K, V> customizations;
    private final Kernel<K, V> kernel;
    private final SingleKey<K, V> singleKey;
    private final Bulk<K, V> bulk;
    private final Processing<K, V> processing;
    private final LoadAll<K, V> loadAll;
    private final long lockTimeoutMillis;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CacheEngine(EngineSpec<K, V> spec, Customizations<K, V> customizations) {
        String name = spec.cacheName();
        CompleteConfiguration<K, V> configuration = spec.configuration();
        this.customizations = customizations;
        this.lockTimeoutMillis = spec.lockTimeoutMillis();
        ExpiryRules expiry = new ExpiryRules(name, customizations.expiryPolicy(configuration));
        ReadThrough<K, V> loader = loader(name, customizations.loader(configuration));
        WriteThrough<K, V> writer = writer(name, configuration, customizations.writer(configuration));
        this.listeners = new Listeners<>(name, spec.lockTimeoutMillis(), spec.workers());
        EventMaker<K, V> events = new EventMaker<>(spec.source(), spec.copier());
        this.store = spec.stores().open(expiry.outlook(), new Observer<>(statistics, listeners, events));
        this.kernel = new Kernel<>(
                store,
                expiry,
                new Kernel.Order<>(
                        new KeyLocks<>(name, spec.lockTimeoutMillis()),
                        new Leasing<>(name, spec.lockTimeoutMillis(), store.leases())),
                new Kernel.Announcing<>(listeners, events),
                writer);
        ReadThrough<K, V> readThrough = configuration.isReadThrough() ? loader : null;
        Loads<K, V> loads = readThrough == null
                ? null
                : new Loads<>(name, kernel, readThrough, spec.copier(), spec.lockTimeoutMillis());
        TypeCheck<K, V> types = new TypeCheck<>(name, configuration.getKeyType(), configuration.getValueType());
        this.singleKey = new SingleKey<>(kernel, statistics, types, loads);
        this.bulk = new Bulk<>(kernel, statistics, types, loads);
        this.processing = new Processing<>(kernel, statistics, readThrough, types, spec.copier());
        this.loadAll = new LoadAll<>(name, kernel, loader, spec.workers());
    }

    /** Makes the engine; if that fails, what the application's factories made before is closed. */
    public static <K, V> CacheEngine<K, V> open(EngineSpec<K, V> spec) {
        Customizations<K, V> customizations = new Customizations<>(spec.cacheName());
        CacheEngine<K, V> engine = null;
        boolean complete = false;
        try {
            engine = new CacheEngine<>(spec, customizations);
            spec.configuration().getCacheEntryListenerConfigurations().forEach(engine::register);
            complete = true;
            return engine;
        } finally {
            if (!complete) {
                if (engine == null) {
                    customizations.close();
                } else {
                    engine.close();
                }
            }
        }
    }

    private static <K, V> @Nullable ReadThrough<K, V> loader(String name, @Nullable CacheLoader<K, V> loader) {
        return loader == null ? null : new ReadThrough<>(name, loader);
    }

    private static <K, V> @Nullable WriteThrough<K, V> writer(
            String name,
            CompleteConfiguration<K, V> configuration,
            @Nullable CacheWriter<? super K, ? super V> writer) {
        return writer == null || !configuration.isWriteThrough() ? null : new WriteThrough<>(name, writer);
    }

    /** The operations on one key. */
    public SingleKey<K, V> singleKey() {
        return singleKey;
    }

    /** The operations on many keys. */
    public Bulk<K, V> bulk() {
        return bulk;
    }

    /** Entry processors. */
    public Processing<K, V> processing() {
        return processing;
    }

    /** What is counted. */
    public Statistics statistics() {
        return statistics;
    }

    /** What is kept in this JVM of entries that live elsewhere; null if that is nothing. */
    public @Nullable NearTier nearTier() {
        return store.nearTier();
    }

    /** As {@link Cache#iterator()}. */
    public Iterator<Cache.Entry<K, V>> iterator() {
        return new CacheIterator<>(kernel, singleKey, statistics);
    }

    /** As {@link Cache#loadAll}. */
    public void loadAll(Set<? extends K> keys, boolean replace, @Nullable CompletionListener listener) {
        loadAll.begin(keys, replace, listener);
    }

    /**
     * Begins to tell a listener.
     *
     * @throws IllegalStateException if the engine has been closed
     */
    public void register(CacheEntryListenerConfiguration<K, V> listener) {
        List<Object> made = new ArrayList<>();
        boolean registered = false;
        try {
            listeners.register(listener, made);
            registered = true;
        } finally {
            customizations.add(made);
            if (!registered) {
                customizations.closeListeners(
                        customization -> isAmong(made, customization) && !listeners.uses(customization));
            }
        }
    }

    /**
     * Ends what {@link #register} began with an equal configuration; the listener is closed if it can be, unless another
     * registration uses it still.
     */
    public void deregister(CacheEntryListenerConfiguration<K, V> listener) {
        List<Registration<K, V>> ended = listeners.deregister(listener);
        customizations.closeListeners(
                customization -> ended.stream().anyMatch(registration -> registration.uses(customization))
                        && !listeners.uses(customization));
    }

    private static boolean isAmong(List<Object> objects, Object wanted) {
        return objects.stream().anyMatch(object -> object == wanted);
    }

    /** Closes the store, then what the application plugged in. Harmless when repeated. */
    public void close() {
        close(false);
    }

    /** {@link #close()}, and the entries are gone for good. */
    public void destroy() {
        close(true);
    }

    private void close(boolean forGood) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Failures failures = new Failures();
        kernel.leasing.close();
        loadAll.close(lockTimeoutMillis);
        listeners.close();
        if (forGood) {
            failures.collect(store::destroy);
        }
        failures.collect(store::close);
        failures.collect(customizations::close);
        failures.rethrow();
    }

    /** Hears what the store forgot on its own. */
    private record Observer<K, V>(Statistics statistics, Listeners<K, V> listeners, EventMaker<K, V> events)
            implements StoreObserver<K, V> {

        @Override
        public void expired(K key, Stored<V> last) {
            if (listeners.anyFor(EventType.EXPIRED)) {
                listeners.announceFromStore(events.expired(key, last));
            }
        }

        @Override
        public void evicted(K key, Stored<V> last) {
            statistics.evicted();
        }

        @Override
        public void counted(NearTier.Event event) {
            statistics.counted(event);
        }
    }
}
