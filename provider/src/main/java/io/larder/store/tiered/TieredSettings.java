// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.config.Setting;
import io.larder.config.SettingType;
import java.time.Duration;
import java.util.List;

/** The settings of near tiers. */
final class TieredSettings {

    static final Setting<Long> MAX_ENTRIES = Setting.named("near.max-entries", SettingType.INTEGER)
            .unit("entries")
            .defaultValue(10_000L)
            .minimum(1L)
            .advice("How many entries of a cache are kept in this JVM, before those on the server.");

    static final Setting<Duration> LIFETIME = Setting.named("near.lifetime", SettingType.DURATION)
            .minimum(Duration.ofMillis(1))
            .advice("How long an entry is used in this JVM before it is read from the server again, if that is not to"
                    + " be as long as it lives there.");

    static final Setting<Duration> MAX_STALENESS = Setting.named("near.max-staleness", SettingType.DURATION)
            .defaultValue(Duration.ofSeconds(1))
            .minimum(Duration.ZERO)
            .advice("Where the server does not tell of changes (Memcached; Redis with tracking=off or where the user"
                    + " lacks the rights): how old an answer from this JVM may be. 0ms asks the server each time.");

    /** Every row, in the order of the reference page. */
    static final List<Setting<?>> ALL = List.of(MAX_ENTRIES, LIFETIME, MAX_STALENESS);

    private TieredSettings() {}
}
