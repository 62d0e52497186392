// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.redis.RedisSettings.TrackingMode;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link Tracking} is to do.
 *
 * @param nodes whom to listen to
 * @param ways how, in the order of preference; at least one
 * @param prefixes what the keys begin with, or the channels; ISO 8859-1, none the beginning of another (the server's rule)
 * @param listener whom to tell
 * @param times when
 */
record TrackingSpec(
        TrackedNodes nodes,
        List<TrackingWay> ways,
        List<String> prefixes,
        TrackingListener listener,
        TrackingTimes times) {

    /** @throws IllegalArgumentException if there is no prefix, or one begins with another one */
    TrackingSpec {
        ways = List.copyOf(ways);
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

    /** What to do if a server refuses. */
    String rights() {
        if (ways.equals(TrackingWay.PUBLISHED)) {
            return "+subscribe &" + String.join(" &", prefixes);
        }
        return TrackingWay.RIGHTS + "; where that can not be had, " + RedisSettings.TRACKING + "="
                + TrackingMode.PUBLISH.name().toLowerCase(Locale.ROOT) + " in all JVMs lets them tell each other";
    }

    List<byte[]> prefixBytes() {
        return prefixes.stream().map(Requests::ascii).toList();
    }
}
