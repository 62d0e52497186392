// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import io.larder.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the stores of one or more URI schemes. Found by {@link java.util.ServiceLoader}; has a public constructor without arguments. */
public interface StoreFactory {

    /** The schemes served, in lower case, such as {@code redis} for {@code redis://host}. */
    Set<String> schemes();

    /** The settings that only this factory's stores understand. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Whether a cache may be stored by reference, its values being the application's own objects. */
    default boolean byReference() {
        return false;
    }

    /** The library without which no store can be opened, if there is one that an application may leave out. */
    default Optional<Requirement> requirement() {
        return Optional.empty();
    }

    /**
     * Opens the connections that the caches of one manager share at one URI.
     *
     * @throws javax.cache.CacheException if the URI or a setting makes that impossible
     */
    Stores connect(StoresSpec spec);

    /**
     * A library that must be on the class path.
     *
     * @param className a class of it
     * @param artifact its Maven coordinates, {@code group:artifact:version}, for the message that tells what to add
     */
    record Requirement(String className, String artifact) {}
}
