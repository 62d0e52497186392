// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.config.Setting;
import io.larder.spi.FarStoreFactory;
import io.larder.spi.StoreFactory;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** Serves {@code tiered+} before each scheme of every {@link FarStoreFactory}. */
public final class TieredStoreFactory implements StoreFactory {

    private static final String TIERED = "tiered+";

    private final Map<String, FarStoreFactory> far = new HashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public TieredStoreFactory() {
        ServiceLoader.load(StoreFactory.class, TieredStoreFactory.class.getClassLoader()).stream()
                .filter(provider -> FarStoreFactory.class.isAssignableFrom(provider.type()))
                .map(provider -> (FarStoreFactory) provider.get())
                .forEach(factory ->
                        factory.schemes().forEach(scheme -> far.put(scheme.toLowerCase(Locale.ROOT), factory)));
    }

    @Override
    public Set<String> schemes() {
        return far.keySet().stream().map(TIERED::concat).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Setting<?>> settings() {
        return TieredSettings.ALL;
    }

    @Override
    public Optional<Requirement> requirement() {
        return Optional.of(new Requirement(
                "com.github.benmanes.caffeine.cache.Caffeine", "com.github.ben-manes.caffeine:caffeine:3.3.1"));
    }

    @Override
    public Stores connect(StoresSpec spec) {
        URI uri = URI.create(spec.uri().toString().substring(TIERED.length()));
        FarStoreFactory factory = far.get(uri.getScheme().toLowerCase(Locale.ROOT));
        if (factory == null) {
            throw new IllegalArgumentException("No store on a server has the scheme " + uri.getScheme());
        }
        return new TieredStores(factory.connectFar(new StoresSpec(uri, spec.settings(), spec.classLoader())), uri);
    }
}
