// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.config.Setting;
import io.larder.config.Setting.Scope;
import io.larder.config.SettingType;
import java.util.List;

/** The settings that only Redis knows. */
final class RedisSettings {

    /** Whether other JVMs' changes are pushed. */
    enum TrackingMode {
        /** Where the server lets it be. */
        AUTO,
        /** Never: what others may have changed is read along with every command. */
        OFF,
        /** By the JVMs themselves, all of which must do so. */
        PUBLISH
    }

    /** Whose certificates are accepted. */
    enum Verification {
        /** Of the host that was asked for, from an authority that is trusted. */
        FULL,
        /** Of any host, from an authority that is trusted. */
        AUTHORITY,
        /** Any. */
        NONE
    }

    static final Setting<Long> CONNECTIONS = Setting.named("connections", SettingType.INTEGER)
            .unit("connections to each server")
            .scope(Scope.MANAGER)
            .defaultValue(64L)
            .minimum(1L)
            .advice(
                    "At most; opened as needed. As many as threads use the caches at once: those that find none free wait.");

    static final Setting<TrackingMode> TRACKING = Setting.named("tracking", SettingType.oneOf(TrackingMode.class))
            .scope(Scope.MANAGER)
            .defaultValue(TrackingMode.AUTO)
            .advice("off does without the connection over which the server tells of changes: each command then asks"
                    + " whether another JVM has called clear(), and what a near tier holds may be as old as"
                    + " near.max-staleness. publish is for servers that refuse CLIENT TRACKING: the JVMs tell each"
                    + " other of what they change, so all that share the entries must have it; what others change,"
                    + " eviction and FLUSHDB are not told, so give near tiers a near.lifetime.");

    static final Setting<String> PASSWORD_FILE = Setting.named("password-file", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .advice("A file that holds the password, read anew for each connection, so that passwords can change.");

    static final Setting<String> SENTINEL_USER = Setting.named("sentinel-user", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .advice("Who logs in to the Sentinels, if they ask.");

    static final Setting<String> SENTINEL_PASSWORD = Setting.named("sentinel-password", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .secret()
            .advice("The password for the Sentinels, if they ask.");

    static final Setting<Verification> TLS_VERIFY = Setting.named("tls.verify", SettingType.oneOf(Verification.class))
            .scope(Scope.MANAGER)
            .defaultValue(Verification.FULL)
            .advice("authority does without the check of the host's name, none without any check: for experiments.");

    static final Setting<String> TLS_TRUST_STORE = Setting.named("tls.trust-store", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .advice("A PKCS12 or JKS file with the authorities that servers' certificates may come from; without it,"
                    + " those that the JVM trusts.");

    static final Setting<String> TLS_TRUST_STORE_PASSWORD = Setting.named("tls.trust-store-password", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .secret()
            .advice("The password of tls.trust-store.");

    static final Setting<String> TLS_KEY_STORE = Setting.named("tls.key-store", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .advice("A PKCS12 or JKS file with the certificate and key of this client, for servers that ask for one.");

    static final Setting<String> TLS_KEY_STORE_PASSWORD = Setting.named("tls.key-store-password", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .secret()
            .advice("The password of tls.key-store.");

    static final List<Setting<?>> ALL = List.of(
            CONNECTIONS,
            TRACKING,
            PASSWORD_FILE,
            SENTINEL_USER,
            SENTINEL_PASSWORD,
            TLS_VERIFY,
            TLS_TRUST_STORE,
            TLS_TRUST_STORE_PASSWORD,
            TLS_KEY_STORE,
            TLS_KEY_STORE_PASSWORD);

    private RedisSettings() {}
}
