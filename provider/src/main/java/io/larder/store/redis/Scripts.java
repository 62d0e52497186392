// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.codec.EntryCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/**
 * The one script: compare and set. What is compared are sixteen bytes at a fixed place, which hold the version of an
 * entry, the current generation, or the token of a lease.
 */
final class Scripts {

    private static final int FROM = EntryCodec.VERSION_OFFSET;
    private static final int TO = EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH - 1;

    /** Carries out the command in ARGV[2] and following on the key if its stamp is still that in ARGV[1]. */
    private static final String COMPARE = """
            if redis.call('GETRANGE', KEYS[1], %d, %d) ~= ARGV[1] then return 0 end
            redis.call(ARGV[2], KEYS[1], unpack(ARGV, 3))
            return 1""".formatted(FROM, TO);

    private static final String DIGEST = digest();

    private Scripts() {}

    /**
     * If the stamp of what lies at the key is this one, {@code then} is carried out with the key and what is added to
     * the arguments that are returned. Replies 1 if it was.
     */
    static CommandArguments compare(byte[] key, byte[] stamp, Protocol.Command then) {
        return new CommandArguments(Protocol.Command.EVALSHA)
                .add(DIGEST)
                .add(1)
                .add(key)
                .add(stamp)
                .add(then.getRaw());
    }

    /** The same for a server that has not seen the script yet. */
    static CommandArguments spelledOut(CommandArguments comparison) {
        CommandArguments spelled = new CommandArguments(Protocol.Command.EVAL).add(COMPARE);
        for (int i = 2; i < comparison.size(); i++) {
            spelled.add(comparison.get(i));
        }
        return spelled;
    }

    private static String digest() {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(COMPARE.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
