// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Which server holds what: consistent hashing as libmemcached does it ({@code MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED}), by
 * the names that the configuration gives, not by addresses nor by which servers happen to run. Immutable.
 */
final class Ring {

    private static final int POINTS = 160;
    private static final int POINTS_PER_DIGEST = 4;

    /** Where on the ring, in the upper half; whose, in the lower. In ascending order. */
    private final long[] points;

    private final boolean single;

    Ring(List<Host> hosts) {
        single = hosts.size() == 1;
        float total = hosts.stream().mapToInt(Host::weight).sum();
        long[] all = new long[0];
        for (int owner = 0; owner < hosts.size(); owner++) {
            Host host = hosts.get(owner);
            // In single precision and rounded down, as there.
            float share = host.weight() / total;
            int digests = (int) (float) (share * POINTS / POINTS_PER_DIGEST * hosts.size() + 0.0000000001);
            all = joined(all, points(host, owner, digests));
        }
        Arrays.sort(all);
        points = all;
    }

    private static long[] points(Host host, int owner, int digests) {
        long[] found = new long[digests * POINTS_PER_DIGEST];
        for (int i = 0; i < digests; i++) {
            ByteBuffer digest = digest(host.ringName() + "-" + i);
            for (int j = 0; j < POINTS_PER_DIGEST; j++) {
                found[i * POINTS_PER_DIGEST + j] = Integer.toUnsignedLong(digest.getInt()) << 31 | owner;
            }
        }
        return found;
    }

    private static long[] joined(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The place in the list of the server that holds what is called so. */
    int owner(String name) {
        if (single) {
            return 0;
        }
        long hash = Integer.toUnsignedLong(digest(name).getInt()) << 31;
        int found = Arrays.binarySearch(points, hash);
        int next = found >= 0 ? found : -found - 1;
        return (int) (points[next == points.length ? 0 : next] & Integer.MAX_VALUE);
    }

    private static ByteBuffer digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
