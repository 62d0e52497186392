// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/**
 * What Caffeine holds for an entry. Its version is the identity of the object it holds: each write brings an object of
 * its own, or one that nobody can tell from what was seen. So a touch, which needs a new holder, leaves the version.
 */
class Held<V> implements Stored<V> {

    final V value;

    Held(V value) {
        this.value = value;
    }

    @Override
    public V value() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Held<?> held && held.value == value;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(value);
    }
}
