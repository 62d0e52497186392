// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

/** An errand that stores no value and removes none: if it fails, nothing is in doubt. For one thread. */
abstract sealed class Visit<K, V> extends Errand<K, V> permits Comparing, Finding, Reading, Touching {

    private boolean done;

    Visit(Entries<K, V> entries, Spot<K> spot) {
        super(entries, spot);
    }

    @Override
    final boolean isDone() {
        return done;
    }

    /** Whether there is nothing more to ask. */
    final void done(boolean now) {
        done = now;
    }

    @Override
    final boolean leavesDoubt() {
        return false;
    }
}
