// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A value that one source gave to one setting.
 *
 * @param cacheName the cache it is for; null unless the level is {@link Level#NAMED}
 */
record Given<T>(
        Setting<T> setting,
        T value,
        Source source,
        Level level,
        @Nullable String cacheName) {

    /** The order in which values are asked: what is said of one cache holds before what is said of all, whoever says it. */
    static final Comparator<Given<?>> NEAREST_FIRST = Comparator.<Given<?>, Level>comparing(Given::level)
            .thenComparing(given -> given.source().origin());

    /** How closely a value is meant, closest first. */
    enum Level {
        /** {@code larder.caches.<name>.<setting>}. */
        NAMED,
        /** {@code larder.caches.*.<setting>}. */
        ANY,
        /** {@code larder.<setting>}. */
        MANAGER
    }

    boolean isFor(String name) {
        return cacheName == null || cacheName.equals(name);
    }

    boolean ranksWith(Given<?> other) {
        return NEAREST_FIRST.compare(this, other) == 0;
    }

    boolean isNearerThan(Given<?> other) {
        return NEAREST_FIRST.compare(this, other) < 0;
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return setting + " from " + source;
    }
}
