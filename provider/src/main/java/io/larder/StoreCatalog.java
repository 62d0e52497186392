// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.config.ManagerSettings;
import io.larder.config.Setting;
import io.larder.spi.StoreFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** The stores there are: Larder's own and those that other jars bring. */
final class StoreCatalog {

    private final Map<String, StoreFactory> byScheme = new TreeMap<>();

    /**
     * The stores that a class loader finds.
     *
     * @throws CacheException if two of them serve the same scheme
     */
    StoreCatalog(ClassLoader loader) {
        ServiceLoader.load(StoreFactory.class, loader).forEach(this::add);
    }

    private void add(StoreFactory factory) {
        for (String scheme : factory.schemes()) {
            StoreFactory other = byScheme.put(scheme.toLowerCase(Locale.ROOT), factory);
            if (other != null) {
                throw new CacheException("Two stores serve " + scheme + ": "
                        + other.getClass().getName() + " and "
                        + factory.getClass().getName()
                        + ". Take one of them off the class path");
            }
        }
    }

    Set<String> schemes() {
        return Set.copyOf(byScheme.keySet());
    }

    List<Setting<?>> settings() {
        return byScheme.values().stream()
                .distinct()
                .<Setting<?>>flatMap(factory -> factory.settings().stream())
                .toList();
    }

    @Nullable
    StoreFactory find(@Nullable String scheme) {
        return scheme == null ? null : byScheme.get(scheme.toLowerCase(Locale.ROOT));
    }

    /** The store for a URI, provided that the library it needs is there. */
    StoreFactory factory(URI uri, ManagerSettings settings) {
        StoreFactory factory = find(uri.getScheme());
        if (factory == null) {
            throw new CacheException("No store serves " + settings.shown(uri) + "; there are stores for "
                    + String.join(", ", byScheme.keySet()));
        }
        factory.requirement().ifPresent(requirement -> check(requirement, factory, settings.shown(uri)));
        return factory;
    }

    private static void check(StoreFactory.Requirement requirement, StoreFactory factory, URI shown) {
        try {
            Class.forName(requirement.className(), false, factory.getClass().getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new CacheException(
                    shown + " needs a library that is not on the class path: add " + requirement.artifact(), missing);
        }
    }
}
