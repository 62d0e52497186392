// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;

/**
 * How often a {@link Tracking} looks, and how long it waits.
 *
 * @param heartbeat a server that said nothing for so long is asked for a sign of life; at least 1 ms
 * @param silence a server that said nothing for so long is lost, at the latest; at least two heartbeats
 * @param poll how often the topology is asked for
 * @param backOff how long to wait before a lost connection is opened again
 * @param refusal how long to wait before a server is asked again that refused to tell of changes
 */
record TrackingTimes(Duration heartbeat, Duration silence, Duration poll, BackOff backOff, Duration refusal) {

    static final TrackingTimes DEFAULTS = new TrackingTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2)),
            Duration.ofMinutes(1));

    TrackingTimes {
        if (heartbeat.toMillis() < 1 || silence.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("Silence of " + silence
                    + " proves nothing when signs of life are asked for every " + heartbeat
                    + ": it must be twice as long at least");
        }
    }

    int heartbeatMillis() {
        return Math.toIntExact(heartbeat.toMillis());
    }

    /** After how many heartbeats without an answer a server is lost. */
    int missedHeartbeats() {
        return Math.toIntExact(silence.toMillis() / heartbeat.toMillis());
    }
}
