// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.List;

/**
 * What is to be done with one entry, in as many steps as that takes: each asks something of the entry's server and takes
 * the replies. Many errands take their steps together. For one thread.
 */
abstract sealed class Errand<K, V> permits Visit, Change {

    final Entries<K, V> entries;
    final Spot<K> spot;

    Errand(Entries<K, V> entries, Spot<K> spot) {
        this.entries = entries;
        this.spot = spot;
    }

    final Spot<K> spot() {
        return spot;
    }

    /** Whether there is nothing more to ask. */
    abstract boolean isDone();

    /**
     * What is to be asked next.
     *
     * @param name the entry's, under the present generation
     * @param epoch of the connection on which it will be asked: numbers that were seen before mean nothing on it
     */
    abstract List<Request> ask(String name, long epoch);

    /**
     * Takes the replies to {@link #ask}, none of which is an error.
     *
     * @param epoch as it was asked with: numbers in the replies mean nothing on later connections
     */
    abstract void take(List<Request> answered, long epoch);

    /** Begins again: what has been seen and done lies under a generation that has ended. */
    abstract void restart();

    /** Whether, if this fails, what lies there may be what somebody wanted replaced or removed. */
    abstract boolean leavesDoubt();
}
