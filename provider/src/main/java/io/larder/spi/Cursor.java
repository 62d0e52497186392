// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * A walk over the live entries of a store, weakly consistent: an entry there from beginning to end is seen exactly
 * once, one that comes or goes meanwhile at most once. For one thread.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface Cursor<K, V> extends AutoCloseable {

    /** Goes to the next live entry; false when there is none, after which it is not called again. */
    boolean advance();

    /** The key of the entry the cursor stands on; only after {@link #advance()} gave true. */
    K key();

    /** The entry the cursor stands on, as it was when the cursor came to it. Reading it is no touch. */
    Stored<V> stored();

    /** The value of {@link #stored()}, for those who need no version. */
    default V value() {
        return stored().value();
    }

    /** Frees what the walk holds. Harmless when repeated. */
    @Override
    default void close() {}
}
