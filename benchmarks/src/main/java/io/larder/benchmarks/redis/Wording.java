// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.Sealing;
import io.larder.codec.EntryCodec;
import java.nio.charset.StandardCharsets;

/** What raw clients say as Larder would. */
final class Wording {

    /** Writes unless the entry bears another version than was seen, as Larder would ask for it. */
    static final String SWAP = "if redis.call('GETRANGE', KEYS[1], " + EntryCodec.VERSION_OFFSET + ", "
            + (EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH - 1)
            + ") == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0";

    static final int SCAN_COUNT = 500;

    private static final byte[] LIFETIME = ascii(String.valueOf(Kind.LIFETIME_MILLIS));

    private Wording() {}

    static byte[] lifetime() {
        return LIFETIME;
    }

    /** What {@code SCAN MATCH} is told. */
    static byte[] pattern(Sealing sealing) {
        return ascii(sealing.entries() + "*");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
