// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Setting.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider's view of some stores and of the settings they bring along. */
final class Fixtures {

    static final Set<String> SCHEMES = Set.of("local", "none", "redis", "rediss", "redis+cluster", "memcached");

    static final Setting<Duration> TIMEOUT = Setting.named("timeout", SettingType.DURATION)
            .scope(Scope.MANAGER)
            .defaultValue(Duration.ofSeconds(2))
            .advice("None.");

    static final Setting<String> PASSWORD = Setting.named("password", SettingType.TEXT)
            .scope(Scope.MANAGER)
            .secret()
            .advice("None.");

    static final Setting<Long> PIN = Setting.named("pin", SettingType.INTEGER)
            .scope(Scope.MANAGER)
            .secret()
            .advice("None.");

    static final Setting<Long> NEAR_MAX_ENTRIES =
            Setting.named("near.max-entries", SettingType.INTEGER).advice("None.");

    private Fixtures() {}

    static SettingsReader reader() {
        return reader(Map.of(), Map.of());
    }

    static SettingsReader reader(Map<String, String> system, Map<String, String> environment) {
        return new SettingsReader(SCHEMES, List.of(TIMEOUT, PASSWORD, PIN, NEAR_MAX_ENTRIES), system, environment);
    }

    static ManagerSettings read(@Nullable String uri, String... properties) {
        return reader().read(uri == null ? null : URI.create(uri), properties(properties), new NoResources());
    }

    static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    static ConfigurationException mistakes(@Nullable String uri, String... properties) {
        try {
            ManagerSettings read = read(uri, properties);
            throw new AssertionError("read without a mistake: " + read);
        } catch (ConfigurationException e) {
            return e;
        }
    }

    /** Finds the classes of the tests but no larder.properties. */
    static final class NoResources extends ClassLoader {
        NoResources() {
            super(Fixtures.class.getClassLoader());
        }

        @Override
        public java.net.@Nullable URL getResource(String name) {
            return name.equals(FileFinder.DEFAULT_FILE) ? null : super.getResource(name);
        }
    }
}
