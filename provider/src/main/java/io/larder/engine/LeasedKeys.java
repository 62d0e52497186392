// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that one operation has leased, until it is closed. For one thread; closed once. */
final class LeasedKeys<K> implements AutoCloseable {

    private final Set<K> keys = new LinkedHashSet<>();
    private final Set<SharedLease<K>> leases = new LinkedHashSet<>();

    Set<K> keys() {
        return Collections.unmodifiableSet(keys);
    }

    /** Adds keys that nobody else sees. */
    void addFree(Collection<? extends K> free) {
        keys.addAll(free);
    }

    /** Adds a lease that this operation is the first to have. */
    void add(SharedLease<K> lease) {
        leases.add(lease);
        keys.addAll(lease.keys());
    }

    /** Adds a key of a lease that others of this JVM have, if there is one and it is not over. */
    boolean join(K key, @Nullable SharedLease<K> lease) {
        if (lease == null || (!leases.contains(lease) && !lease.join())) {
            return false;
        }
        leases.add(lease);
        keys.add(key);
        return true;
    }

    @Override
    public void close() {
        leases.forEach(SharedLease::leave);
    }
}
