// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.config.ManagerSettings;
import io.larder.config.SettingsReader;
import io.larder.spi.StoreFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import javax.cache.CacheException;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Larder as a JCache provider, found by {@code Caching.getCachingProvider()}. The URI of a cache manager decides where
 * its entries live; without one it is the default URI, {@code local:} unless {@code larder.uri} says otherwise. Safe for
 * use by several threads.
 */
public final class LarderCachingProvider implements CachingProvider {

    private final StoreCatalog catalog = new StoreCatalog(LarderCachingProvider.class.getClassLoader());

    /** The managers by class loader and URI as it was asked for; guarded by its own lock, held across no user code. */
    private final Map<ManagerKey, LarderCacheManager> managers = new HashMap<>();

    private record ManagerKey(ClassLoader classLoader, URI uri) {}

    /** For {@link java.util.ServiceLoader} and {@code Caching}; each instance has managers of its own. */
    public LarderCachingProvider() {}

    /**
     * {@inheritDoc} A manager is found again under the URI it was asked for with and under the one it shows, which has
     * no secrets.
     *
     * @throws CacheException if the URI, the properties or the file it names are wrong; the message tells all mistakes
     */
    @Override
    public LarderCacheManager getCacheManager(
            @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
        ClassLoader loader = orDefault(classLoader);
        URI asked = uri == null ? getDefaultURI() : uri;
        while (true) {
            LarderCacheManager present = find(loader, asked);
            LarderCacheManager manager = present == null ? open(uri, asked, loader, properties) : present;
            manager.awaitBeginning();
            // Another thread's attempt may have failed, or somebody has closed it meanwhile.
            if (!manager.isClosed()) {
                return manager;
            }
        }
    }

    private LarderCacheManager open(@Nullable URI uri, URI asked, ClassLoader loader, @Nullable Properties properties) {
        Properties given = properties == null ? new Properties() : properties;
        ManagerSettings settings = reader().read(uri, given, loader);
        LarderCacheManager opened = new LarderCacheManager(this, catalog, settings, loader, given);
        synchronized (managers) {
            LarderCacheManager other = find(loader, asked);
            if (other != null) {
                return other;
            }
            managers.put(new ManagerKey(loader, asked), opened);
        }
        opened.begin();
        return opened;
    }

    private @Nullable LarderCacheManager find(ClassLoader loader, URI asked) {
        synchronized (managers) {
            LarderCacheManager exact = managers.get(new ManagerKey(loader, asked));
            if (exact != null && !exact.isClosed()) {
                return exact;
            }
            for (LarderCacheManager manager : managers.values()) {
                if (manager.getClassLoader() == loader && manager.getURI().equals(asked) && !manager.isClosed()) {
                    return manager;
                }
            }
            return null;
        }
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
        return LarderCachingProvider.class.getClassLoader();
    }

    @Override
    public URI getDefaultURI() {
        return reader().defaultUri(getDefaultClassLoader());
    }

    @Override
    public Properties getDefaultProperties() {
        return new Properties();
    }

    @Override
    public LarderCacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        return getCacheManager(uri, classLoader, getDefaultProperties());
    }

    @Override
    public LarderCacheManager getCacheManager() {
        return getCacheManager(null, null, null);
    }

    @Override
    public void close() {
        closeAll(manager -> true);
    }

    @Override
    public void close(@Nullable ClassLoader classLoader) {
        ClassLoader loader = orDefault(classLoader);
        closeAll(manager -> manager.getClassLoader() == loader);
    }

    @Override
    public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        ClassLoader loader = orDefault(classLoader);
        LarderCacheManager manager = find(loader, uri == null ? getDefaultURI() : uri);
        if (manager != null) {
            manager.close();
        }
    }

    private ClassLoader orDefault(@Nullable ClassLoader classLoader) {
        return classLoader == null ? getDefaultClassLoader() : classLoader;
    }

    private void closeAll(Predicate<LarderCacheManager> which) {
        List<LarderCacheManager> chosen;
        synchronized (managers) {
            chosen = new ArrayList<>(managers.values());
        }
        chosen.removeIf(which.negate());
        chosen.forEach(LarderCacheManager::close);
    }

    /** {@inheritDoc} Stores by reference if the store of the default URI can. */
    @Override
    public boolean isSupported(OptionalFeature optionalFeature) {
        if (optionalFeature != OptionalFeature.STORE_BY_REFERENCE) {
            return false;
        }
        URI store = reader().read(null, null, getDefaultClassLoader()).uri();
        StoreFactory factory = catalog.find(store.getScheme());
        return factory != null && factory.byReference();
    }

    void release(LarderCacheManager manager) {
        synchronized (managers) {
            managers.values().removeIf(known -> known == manager);
        }
    }

    /** System properties may have changed since the last time. */
    private SettingsReader reader() {
        return SettingsReader.ofThisJvm(catalog.schemes(), catalog.settings());
    }
}
