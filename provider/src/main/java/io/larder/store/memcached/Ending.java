// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;

/**
 * When the life of an entry ends, as it is told to the server, to the envelope, and to those who look at an entry
 * without its value.
 *
 * @param exptime for the server: 0 for never, up to 30 days the seconds from now, beyond that Unix time
 * @param flags the client flags: see {@link Endings}
 * @param deadline in milliseconds since the epoch, where the server can not count so finely or so far; else
 *     {@link EntryCodec#NO_DEADLINE}
 */
record Ending(long exptime, int flags, long deadline) {

    static final Ending NEVER = new Ending(0, 0, EntryCodec.NO_DEADLINE);

    /** Whether the envelope has the last word. */
    boolean isExact() {
        return deadline != EntryCodec.NO_DEADLINE;
    }
}
