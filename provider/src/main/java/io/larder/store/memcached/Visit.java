// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

/** An errand that stores no value and removes none: if it fails, nothing is in doubt. For one thread. */
abstract sealed class Visit<K, V> implements Errand<K> permits Comparing, Finding, Reading, Touching {

    final Entries<K, V> entries;
    final Spot<K> spot;
    private boolean done;

    Visit(Entries<K, V> entries, Spot<K> spot) {
        this.entries = entries;
        this.spot = spot;
    }

    @Override
    public final Spot<K> spot() {
        return spot;
    }

    @Override
    public final boolean isDone() {
        return done;
    }

    /** Whether there is nothing more to ask. */
    final void done(boolean now) {
        done = now;
    }

    @Override
    public final boolean leavesDoubt() {
        return false;
    }
}
