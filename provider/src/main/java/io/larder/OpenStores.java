// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.config.CacheSettings;
import io.larder.config.ManagerSettings;
import io.larder.spi.StoreFactory;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of one manager: one for each place where its caches' entries live, opened for the first of them. */
final class OpenStores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);

    private final StoreCatalog catalog;
    private final ManagerSettings settings;
    private final ClassLoader classLoader;
    private final Map<URI, Stores> open = new HashMap<>();
    private boolean closed;

    OpenStores(StoreCatalog catalog, ManagerSettings settings, ClassLoader classLoader) {
        this.catalog = catalog;
        this.settings = settings;
        this.classLoader = classLoader;
    }

    StoreFactory factory(CacheSettings cache) {
        return catalog.factory(settings.storeUri(cache), settings);
    }

    /**
     * The stores at the place that the settings name.
     *
     * @throws IllegalStateException if the manager has been closed meanwhile
     */
    synchronized Stores at(CacheSettings cache) {
        if (closed) {
            throw new IllegalStateException("The cache manager has been closed");
        }
        URI uri = settings.storeUri(cache);
        Stores stores = open.get(uri);
        if (stores == null) {
            stores = factory(cache).connect(new StoresSpec(uri, settings.storeSettings(cache), classLoader));
            open.put(uri, stores);
        }
        return stores;
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.forEach((uri, stores) -> {
            try {
                stores.close();
            } catch (RuntimeException failure) {
                LOG.warn("{} could not be closed", settings.shown(uri), failure);
            }
        });
        open.clear();
    }
}
