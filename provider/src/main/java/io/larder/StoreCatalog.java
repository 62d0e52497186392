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
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** The stores there are: Larder's own and those that other jars bring. */
final class StoreCatalog {

    private static final String TIERED = "tiered+";

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

    /** The schemes of all stores, without those that put a near tier before another one. */
    Set<String> schemes() {
        return byScheme.keySet().stream()
                .filter(scheme -> !scheme.startsWith(TIERED))
                .collect(Collectors.toUnmodifiableSet());
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

    /** The store for a URI, provided that the libraries it needs are there: its own, and those of the store behind it. */
    StoreFactory factory(URI uri, ManagerSettings settings) {
        StoreFactory factory = find(uri.getScheme());
        if (factory == null) {
            throw new CacheException("No store serves " + settings.shown(uri) + "; there are stores for "
                    + String.join(", ", byScheme.keySet()));
        }
        String behind = uri.getScheme().toLowerCase(Locale.ROOT).replace(TIERED, "");
        for (StoreFactory needed : List.of(factory, byScheme.getOrDefault(behind, factory))) {
            needed.requirement().ifPresent(requirement -> check(requirement, needed, settings.shown(uri)));
        }
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
