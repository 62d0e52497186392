// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.Set;

/**
 * The leases that one {@link Leases#tryAcquire} got. The store renews them for as long as this JVM reaches it.
 *
 * @param <K> the type of the keys
 */
public interface Lease<K> extends AutoCloseable {

    /** The keys that are held: those asked for, or fewer, or none. Immutable. */
    Set<K> keys();

    /**
     * Gives them back. Harmless when repeated, and when they have expired and somebody else holds them by now. Never
     * throws: a lease that can not be given back expires.
     */
    @Override
    void close();
}
