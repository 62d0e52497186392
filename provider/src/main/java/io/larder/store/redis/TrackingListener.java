// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

/**
 * Who wants to know what changes on the servers. Called on the threads of a {@link Tracking}, by several at once; must
 * return at once, since nothing more is heard from a server before it has.
 *
 * <p>{@link #trustLost} and {@link #trustGained} come in turn, never two at a time, beginning with {@code trustGained}.
 */
interface TrackingListener {

    /**
     * A key was written, removed, renamed or given another lifetime, or has expired or been evicted; perhaps more than
     * once. Own changes come back too, before or after the answer to them. In a cluster, master and replicas each tell.
     *
     * <p>An exception ends the connection that told of the change, and with it trust: who could not take note has missed
     * it.
     *
     * @param key as on the server, each byte a character (ISO 8859-1)
     */
    void changed(String key);

    /** All keys of a server are gone ({@code FLUSHDB}, {@code FLUSHALL}). */
    void changedEverything();

    /** From now on, and perhaps for as long as the silence bound already, changes may be missed. */
    void trustLost();

    /** From now on every change is told. What happened since trust was lost never will be. */
    void trustGained();
}
