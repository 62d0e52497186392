// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stamp of one write, which no other write bears: a number that is random for each JVM, and a count of its writes.
 * (Two JVMs would have to draw the same 64 bits, and then write at the same count, to bear the same stamp.)
 *
 * @param high the JVM
 * @param low the write
 */
public record Version(long high, long low) {

    private static final long JVM = new SecureRandom().nextLong();
    private static final AtomicLong WRITES = new AtomicLong();

    static Version next() {
        return new Version(JVM, WRITES.incrementAndGet());
    }

    /** As they stand in the envelope: a new array each time. */
    public byte[] bytes() {
        return ByteBuffer.allocate(EntryCodec.VERSION_LENGTH)
                .putLong(high)
                .putLong(low)
                .array();
    }
}
