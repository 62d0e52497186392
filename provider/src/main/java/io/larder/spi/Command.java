// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * One write, touch or removal of a bulk operation.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public sealed interface Command<K, V> {

    /** The key of the only entry that the command is for. */
    K key();

    /** Carries this command out alone. */
    Outcome<V> applyTo(Store<K, V> store);

    /** See {@link Store#write}. */
    record Write<K, V>(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious)
            implements Command<K, V> {
        @Override
        public Outcome<V> applyTo(Store<K, V> store) {
            return store.write(key, value, match, lifetimes, wantPrevious);
        }
    }

    /** See {@link Store#touch}. */
    record Touch<K, V>(K key, Stored<V> seen, Lifetime lifetime) implements Command<K, V> {
        @Override
        public Outcome<V> applyTo(Store<K, V> store) {
            return store.touch(key, seen, lifetime) ? Outcome.done() : Outcome.refused();
        }
    }

    /** See {@link Store#remove}. */
    record Remove<K, V>(K key, Match match, boolean wantPrevious) implements Command<K, V> {
        @Override
        public Outcome<V> applyTo(Store<K, V> store) {
            return store.remove(key, match, wantPrevious);
        }
    }
}
