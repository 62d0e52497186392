// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lease;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lease of this JVM's, given back by the last of the operations that share it. */
final class SharedLease<K> {

    private final Lease<K> lease;

    /** Where it is found for as long as it may be joined. */
    private final ConcurrentHashMap<K, SharedLease<K>> register;

    /** Guarded by this object's lock, held across nothing else; when it is 0 the lease is over. */
    private int users = 1;

    SharedLease(Lease<K> lease, ConcurrentHashMap<K, SharedLease<K>> register) {
        this.lease = lease;
        this.register = register;
    }

    Set<K> keys() {
        return lease.keys();
    }

    /** Whether one more operation shares it; false if the last one has left. */
    synchronized boolean join() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    void leave() {
        if (isLastToLeave()) {
            lease.keys().forEach(key -> register.remove(key, this));
            lease.close();
        }
    }

    private synchronized boolean isLastToLeave() {
        return --users == 0;
    }
}
