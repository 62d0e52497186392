// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;

/**
 * What becomes of an entry.
 *
 * @param <V> the type of the values
 */
sealed interface Change<V> {

    /** The entry stays as it was seen. */
    @SuppressWarnings("unchecked")
    static <V> Change<V> keep() {
        return (Change<V>) Keep.INSTANCE;
    }

    /** The entry that was seen goes. */
    @SuppressWarnings("unchecked")
    static <V> Change<V> remove() {
        return (Change<V>) Remove.INSTANCE;
    }

    /** What was seen is known to be out of date: nothing becomes of it, and the operation has to decide again. */
    @SuppressWarnings("unchecked")
    static <V> Change<V> overtaken() {
        return (Change<V>) Overtaken.INSTANCE;
    }

    record Overtaken<V>() implements Change<V> {
        private static final Overtaken<?> INSTANCE = new Overtaken<>();
    }

    record Keep<V>() implements Change<V> {
        private static final Keep<?> INSTANCE = new Keep<>();
    }

    record Remove<V>() implements Change<V> {
        private static final Remove<?> INSTANCE = new Remove<>();
    }

    /**
     * The value takes the entry's place.
     *
     * @param lifetime from now on; KEEP leaves the deadline of the entry seen; ZERO: the value is over at once, so an
     *     entry that was seen goes and one that was not does not come
     */
    record Write<V>(V value, Lifetime lifetime) implements Change<V> {}

    /**
     * The lifetime of the entry seen starts anew.
     *
     * @param lifetime from now on; KEEP changes nothing; ZERO: the entry is over at once
     */
    record Touch<V>(Lifetime lifetime) implements Change<V> {}
}
