// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static java.util.Objects.requireNonNull;

import io.larder.config.ManagerSettings;
import io.larder.engine.Unwrapping;
import io.larder.engine.Workers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caches of one URI and class loader. Safe for use by several threads. Caches that a file declares exist as soon as
 * the manager does.
 */
public final class LarderCacheManager implements CacheManager {

    private static final Logger LOG = LoggerFactory.getLogger(LarderCacheManager.class);

    private final LarderCachingProvider provider;
    private final ManagerSettings settings;
    private final URI shownUri;
    private final ClassLoader classLoader;
    private final Properties properties;
    private final OpenStores stores;
    private final Workers workers;
    private final CacheAssembly assembly;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final long creator = Thread.currentThread().getId();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    LarderCacheManager(
            LarderCachingProvider provider,
            StoreCatalog catalog,
            ManagerSettings settings,
            ClassLoader classLoader,
            Properties properties) {
        this.provider = provider;
        this.settings = settings;
        this.shownUri = settings.shownUri();
        this.classLoader = classLoader;
        this.properties = (Properties) properties.clone();
        this.stores = new OpenStores(catalog, settings, classLoader);
        this.workers = new Workers(shownUri.toString(), classLoader);
        this.assembly = new CacheAssembly(this, settings, stores, workers);
    }

    /** A name that is taken, and its cache as soon as that has been put together. */
    private static final class Place {
        private volatile @Nullable LarderCache<?, ?> cache;
    }

    /** Creates the caches that a file declares; if that fails, is closed before anybody who waits can see it. */
    void begin() {
        boolean complete = false;
        try {
            settings.warnings().forEach(warning -> LOG.warn("{}: {}", shownUri, warning));
            for (String name : settings.declaredCaches()) {
                create(name, () -> assembly.declared(name));
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
            begun.countDown();
        }
    }

    /** Waits until another thread has created the caches that a file declares. */
    void awaitBeginning() {
        if (Thread.currentThread().getId() == creator) {
            return;
        }
        try {
            begun.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException(
                    "Interrupted while another thread creates the declared caches of " + shownUri, interruption);
        }
    }

    @Override
    public LarderCachingProvider getCachingProvider() {
        return provider;
    }

    /** {@inheritDoc} The URI it was asked for with, without the secrets in it. */
    @Override
    public URI getURI() {
        return shownUri;
    }

    @Override
    public ClassLoader getClassLoader() {
        return classLoader;
    }

    /** {@inheritDoc} A copy of those that came with the first call that asked for the manager. */
    @Override
    public Properties getProperties() {
        return (Properties) properties.clone();
    }

    /**
     * {@inheritDoc} What the configuration leaves at JSR-107's default is filled from the settings that a file or
     * properties have for the cache; {@link LarderConfiguration} says what JSR-107 has no word for.
     *
     * @throws CacheException if there is a cache of that name, or the settings or the store make it impossible
     * @throws UnsupportedOperationException if it is to be stored by reference and the store can not
     */
    @Override
    public <K, V, C extends Configuration<K, V>> LarderCache<K, V> createCache(String cacheName, C configuration) {
        ensureOpen();
        String name = name(cacheName);
        requireNonNull(configuration, "The configuration of the cache is null");
        return create(name, () -> assembly.create(name, configuration));
    }

    private <K, V> LarderCache<K, V> create(String name, Supplier<LarderCache<K, V>> assembled) {
        Place place = new Place();
        if (places.putIfAbsent(name, place) != null) {
            throw new CacheException("There is a cache '" + name + "' already at " + shownUri);
        }
        LarderCache<K, V> cache = null;
        boolean complete = false;
        try {
            cache = assembled.get();
            place.cache = cache;
            cache.life().begin();
            ensureOpen();
            complete = true;
            return cache;
        } finally {
            if (!complete) {
                try {
                    if (cache != null) {
                        cache.close();
                    }
                } finally {
                    places.remove(name, place);
                }
            }
        }
    }

    /** {@inheritDoc} Null if there is none. */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the types were compared; the interface is older than nullness
    public <K, V> LarderCache<K, V> getCache(String cacheName, Class<K> keyType, Class<V> valueType) {
        ensureOpen();
        requireNonNull(keyType, "The type of the keys is null");
        requireNonNull(valueType, "The type of the values is null");
        LarderCache<?, ?> cache = find(name(cacheName));
        if (cache != null) {
            Configuration<?, ?> configuration = cache.life().configuration();
            checkType(cacheName, "keys", configuration.getKeyType(), keyType);
            checkType(cacheName, "values", configuration.getValueType(), valueType);
        }
        return (LarderCache<K, V>) cache;
    }

    private static void checkType(String cacheName, String role, Class<?> configured, Class<?> asked) {
        if (!configured.equals(asked)) {
            throw new ClassCastException("The cache '" + cacheName + "' has " + role + " of " + configured.getName()
                    + ", not of " + asked.getName());
        }
    }

    /** {@inheritDoc} Null if there is none. */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // JSR-107 1.1: the caller says what the types are
    public <K, V> LarderCache<K, V> getCache(String cacheName) {
        ensureOpen();
        return (LarderCache<K, V>) find(name(cacheName));
    }

    /** {@inheritDoc} A snapshot. */
    @Override
    public Iterable<String> getCacheNames() {
        ensureOpen();
        return caches().stream()
                .filter(cache -> !cache.isClosed())
                .map(LarderCache::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void destroyCache(String cacheName) {
        ensureOpen();
        LarderCache<?, ?> cache = find(name(cacheName));
        if (cache != null) {
            cache.close(true);
        }
    }

    /** {@inheritDoc} Nothing happens if there is no such cache. */
    @Override
    public void enableManagement(String cacheName, boolean enabled) {
        ensureOpen();
        LarderCache<?, ?> cache = find(name(cacheName));
        if (cache != null) {
            cache.life().enableManagement(enabled);
        }
    }

    /** {@inheritDoc} Nothing happens if there is no such cache. */
    @Override
    public void enableStatistics(String cacheName, boolean enabled) {
        ensureOpen();
        LarderCache<?, ?> cache = find(name(cacheName));
        if (cache != null) {
            cache.life().enableStatistics(enabled);
        }
    }

    /** {@inheritDoc} Its threads and connections are gone when it returns. What lies on a server stays there. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // Their MXBeans go before the next manager of the same URI can come.
        caches().forEach(cache -> cache.life().end());
        provider.release(this);
        for (LarderCache<?, ?> cache : caches()) {
            try {
                cache.close();
            } catch (RuntimeException failure) {
                LOG.warn("Cache '{}': could not be closed", cache.getName(), failure);
            }
        }
        workers.close();
        stores.close();
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap(this, type);
    }

    @Override
    public String toString() {
        return "LarderCacheManager[" + shownUri + "]";
    }

    /** A cache has ended and its name is free. */
    void release(LarderCache<?, ?> cache) {
        places.values().removeIf(place -> place.cache == cache);
    }

    private @Nullable LarderCache<?, ?> find(String name) {
        Place place = places.get(name);
        LarderCache<?, ?> cache = place == null ? null : place.cache;
        return cache == null || cache.isClosed() ? null : cache;
    }

    private List<LarderCache<?, ?>> caches() {
        List<LarderCache<?, ?>> caches = new ArrayList<>();
        for (Place place : places.values()) {
            LarderCache<?, ?> cache = place.cache;
            if (cache != null) {
                caches.add(cache);
            }
        }
        return caches;
    }

    private static String name(String cacheName) {
        return requireNonNull(cacheName, "The name of the cache is null");
    }

    private void ensureOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The cache manager " + shownUri + " is closed");
        }
    }
}
