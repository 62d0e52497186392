// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** How a store in this JVM keeps objects apart from the application's. Safe for use by several threads. */
public interface Copier {

    /** Shares every object: store by reference. */
    Copier SHARING = new Copier() {
        @Override
        public boolean shares(Object object) {
            return true;
        }

        @Override
        public <T> T copy(T object) {
            return object;
        }
    };

    /** Whether {@link #copy} would give this very object back, because nobody can change it (or nobody minds). */
    boolean shares(Object object);

    /**
     * A deep copy that equals the object and shares no mutable state with it; the object itself if it is immutable.
     *
     * @throws javax.cache.CacheException if the object can not be copied; the message says how to do without
     */
    <T> T copy(T object);
}
