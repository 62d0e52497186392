// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import javax.cache.CacheException;

/**
 * A store on a server could not do what it was asked to: it was not reached, did not answer in time, refused, or
 * answered nonsense. Unless the message says otherwise, a change that was asked for may or may not have happened; what
 * it meant to replace is not read any more in this JVM.
 */
public final class StoreException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** The name of the cache. */
    private final String cacheName;
    /** What was to be done. */
    private final String operation;
    /** The store, without secrets. */
    private final String place;

    /**
     * A failure of one operation.
     *
     * @param cacheName the cache
     * @param operation what was to be done, such as {@code get}
     * @param place the store, without secrets, such as {@code redis://host:6379}
     * @param what what went wrong and what can be done about it, without secrets
     * @param cause the client library's exception
     */
    public StoreException(String cacheName, String operation, String place, String what, Throwable cause) {
        super("Cache '" + cacheName + "': " + operation + " failed at " + place + ": " + what, cause);
        this.cacheName = cacheName;
        this.operation = operation;
        this.place = place;
    }

    /** The name of the cache. */
    public String cacheName() {
        return cacheName;
    }

    /** What was to be done. */
    public String operation() {
        return operation;
    }

    /** The store, without secrets. */
    public String place() {
        return place;
    }
}
