// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import io.larder.config.Setting;
import io.larder.config.Setting.Scope;
import io.larder.config.SettingType;
import java.time.Duration;
import java.util.List;

/** The settings that all stores on servers share: rows for their factories to add to theirs. */
public final class RemoteSettings {

    /** {@code prefix}. */
    public static final Setting<String> PREFIX = Setting.named("prefix", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .defaultValue("larder")
            .advice("What the names of all entries begin with: applications that share a server and caches of one name"
                    + " but no entries need different ones.");

    /** {@code timeout}. */
    public static final Setting<Duration> TIMEOUT = Setting.named("timeout", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofSeconds(2))
            .minimum(Duration.ofMillis(1))
            .advice(
                    "How long an operation waits for the server, a connection to become free included, before it fails.");

    /** {@code connect-timeout}. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.named("connect-timeout", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofSeconds(1))
            .minimum(Duration.ofMillis(1))
            .advice("How much longer an operation may wait when it has to open a connection first.");

    /** {@code startup}. */
    public static final Setting<Startup> STARTUP = Setting.named("startup", SettingType.oneOf(Startup.class))
            .scope(Scope.MANAGER)
            .defaultValue(Startup.LAZY)
            .advice("require makes the creation of a cache fail when its server is not reached; lazy waits for the"
                    + " first operation.");

    /** {@code user}. */
    public static final Setting<String> USER = Setting.named("user", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .advice("Who logs in, if the URI does not say so.");

    /** {@code password}. */
    public static final Setting<String> PASSWORD = Setting.named("password", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .secret()
            .advice(
                    "The password, if the URI does not say so. Keep it out of files: ${NAME} takes an environment variable.");

    /** {@code lease-duration}. */
    public static final Setting<Duration> LEASE_DURATION = Setting.named("lease-duration", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofSeconds(10))
            .minimum(Duration.ofMillis(100))
            .advice("How long a key stays locked to other JVMs when one dies while it loads or writes through.");

    /** Every row, in the order of the reference page. */
    public static final List<Setting<?>> ALL =
            List.of(PREFIX, TIMEOUT, CONNECT_TIMEOUT, STARTUP, USER, PASSWORD, LEASE_DURATION);

    private RemoteSettings() {}
}
