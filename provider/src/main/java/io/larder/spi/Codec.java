// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.io.IOException;

/**
 * Turns values into bytes and back, for stores outside this JVM. Named by the setting {@code codec}; a named class has a
 * public constructor without arguments. Safe for use by several threads.
 *
 * <p>The bytes that come back have passed a checksum, which tells damage from data but no friend from foe: whoever can
 * write to the server can write anything. An implementation decides itself which classes it is ready to instantiate.
 */
public interface Codec {

    /** The least {@link #id} that is free for others than Larder. */
    int FIRST_FREE_ID = 32;

    /**
     * Stands in every envelope: what was written under another id is not read. From {@link #FIRST_FREE_ID} to 255, and
     * another one as soon as {@link #decode} would misread older bytes.
     */
    int id();

    /**
     * The bytes of an object, never null.
     *
     * @throws IOException if it has none; the caller of the cache gets a {@link javax.cache.CacheException}. So it does
     *     for any {@link RuntimeException}
     */
    byte[] encode(Object object) throws IOException;

    /**
     * An object that equals the one whose bytes these are, never null.
     *
     * @throws IOException if there is none; the entry counts as absent. So it does after any {@link RuntimeException}
     */
    Object decode(byte[] bytes) throws IOException;
}
