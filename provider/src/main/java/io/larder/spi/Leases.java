// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.Collection;

/**
 * Locks on keys among all JVMs that share a store. A lease is held until it is closed; that of a JVM which has died or
 * is cut off expires after a time that the store's settings name. Safe for use by several threads.
 *
 * @param <K> the type of the keys
 */
public interface Leases<K> {

    /**
     * Takes the leases of those of these keys that nobody holds; without waiting, in one round trip per server. Nobody
     * is anybody but the lease that is returned: the caller can not take a key twice either.
     *
     * @param keys not empty
     * @throws javax.cache.CacheException if the store fails; then nothing is held
     */
    Lease<K> tryAcquire(Collection<? extends K> keys);
}
