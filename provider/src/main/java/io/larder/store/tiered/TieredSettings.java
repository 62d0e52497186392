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

    static final Setting<Long> MAX_WEIGHT = Setting.named("near.max-weight", SettingType.SIZE)
            .minimum(1L)
            .insteadOf(MAX_ENTRIES)
            .advice("In place of near.max-entries, where entries differ much in size: how many bytes those kept in this"
                    + " JVM take, as they come from the server and with 512 more for each.");

    static final Setting<Boolean> WARM_START = Setting.named("near.warm-start", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice(
                    "Whether entries are fetched in the background as soon as a cache is opened, until no more find room"
                            + " in this JVM. Walks over everything that lies on the server.");

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
    static final List<Setting<?>> ALL = List.of(MAX_ENTRIES, MAX_WEIGHT, LIFETIME, MAX_STALENESS, WARM_START);

    private TieredSettings() {}
}
