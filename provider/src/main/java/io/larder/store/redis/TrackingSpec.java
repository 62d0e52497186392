// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.List;

/**
 * What a {@link Tracking} is to do.
 *
 * @param nodes whom to listen to
 * @param prefixes what the keys begin with; ISO 8859-1, none the beginning of another (the server's rule)
 * @param listener whom to tell
 * @param times when
 */
record TrackingSpec(TrackedNodes nodes, List<String> prefixes, TrackingListener listener, TrackingTimes times) {

    TrackingSpec {
        prefixes = List.copyOf(prefixes);
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("Without a prefix, all changes of all applications would be told");
        }
        for (String prefix : prefixes) {
            if (prefixes.stream().filter(prefix::startsWith).count() > 1) {
                throw new IllegalArgumentException(
                        "The prefix " + prefix + " begins with another one of " + prefixes + ": leave one of them out");
            }
        }
    }

    List<byte[]> prefixBytes() {
        return prefixes.stream().map(Requests::ascii).toList();
    }
}
