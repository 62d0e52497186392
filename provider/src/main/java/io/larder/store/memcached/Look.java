// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import org.jspecify.annotations.Nullable;

/**
 * What a look at a place showed.
 *
 * @param live the entry, if it lives and can be read
 * @param unique the server's number of whatever lies there, 0 if there is nothing
 * @param epoch of the connection on which it was seen
 */
record Look<K, V>(@Nullable Item<K, V> live, long unique, long epoch) {

    static <K, V> Look<K, V> at(Item<K, V> live) {
        return new Look<>(live, live.unique(), live.epoch());
    }

    /** Whether the number means something on a connection of that epoch. */
    boolean holdsOn(long connection) {
        return unique == 0 || epoch >= connection;
    }
}
