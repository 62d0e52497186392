// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.Setting;
import io.larder.config.Setting.Scope;
import io.larder.config.SettingType;
import java.time.Duration;
import java.util.List;

/** The settings that only Memcached knows. */
final class MemcachedSettings {

    static final Setting<Long> CONNECTIONS = Setting.named("memcached.connections", SettingType.INTEGER)
            .unit("connections to each server")
            .scope(Scope.MANAGER)
            .defaultValue(1L)
            .minimum(1L)
            .advice("All threads share them and none waits for another's reply: one is enough for most. More help where"
                    + " large values hold up small ones.");

    static final Setting<Duration> EXACT_BELOW = Setting.named("memcached.exact-below", SettingType.DURATION)
            .defaultValue(Duration.ofSeconds(10))
            .minimum(Duration.ZERO)
            .advice("Memcached's clock counts seconds. Entries that live shorter than this bear a deadline to the"
                    + " millisecond, for which the clocks of all JVMs must agree; a touch of one costs a second trip.");

    static final Setting<Long> MAX_ITEM_SIZE = Setting.named("memcached.max-item-size", SettingType.SIZE)
            .minimum(1L)
            .advice(
                    "The largest value, with its envelope, that is sent to a server. What is larger is refused, and what it"
                            + " was to replace is removed. Without this setting it is up to each server (its -I, 1 MiB unless it"
                            + " says otherwise), which is sent all of it first, and asked for its limit by 'stats settings':"
                            + " set it where a service does not answer that, or to allow less.");

    static final Setting<Duration> MAX_RECONNECT_PAUSE = Setting.named(
                    "memcached.max-reconnect-pause", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofSeconds(2))
            .minimum(Duration.ofMillis(1))
            .advice("How long, at most, operations fail at once before a server that was not reached is tried again.");

    static final Setting<Duration> DISCOVERY_INTERVAL = Setting.named(
                    "memcached.discovery-interval", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofMinutes(1))
            .minimum(Duration.ofMillis(100))
            .advice("How often memcached+discovery asks which servers there are. For so long, JVMs may disagree; who"
                    + " learns of another list forgets all entries, since those that moved may be out of date.");

    static final List<Setting<?>> ALL =
            List.of(CONNECTIONS, EXACT_BELOW, MAX_ITEM_SIZE, MAX_RECONNECT_PAUSE, DISCOVERY_INTERVAL);

    private MemcachedSettings() {}
}
