// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** The users' profiles, read through a cache from where they are at home. */
final class Profiles {

    private final Cache<String, Profile> profiles;

    // tag::profiles[]
    /** @param directory answers slowly, and {@code null} for whom it does not know */
    Profiles(CacheManager manager, Function<String, @Nullable Profile> directory) {
        Cache<String, Profile> present = manager.getCache("profiles", String.class, Profile.class);
        profiles = present != null
                ? present
                : manager.createCache(
                        "profiles",
                        new MutableConfiguration<String, Profile>()
                                .setTypes(String.class, Profile.class)
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> new Loader(directory))
                                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.TEN_MINUTES)));
    }

    Optional<Profile> of(String user) {
        return Optional.ofNullable(profiles.get(user));
    }
    // end::profiles[]

    private record Loader(Function<String, @Nullable Profile> directory) implements CacheLoader<String, Profile> {

        @Override
        public @Nullable Profile load(String user) {
            return directory.apply(user);
        }

        @Override
        public Map<String, Profile> loadAll(Iterable<? extends String> users) {
            Map<String, Profile> found = new HashMap<>();
            users.forEach(user -> found.computeIfAbsent(user, directory));
            return found;
        }
    }
}
