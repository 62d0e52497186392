// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a manager is to do from a URI, properties, a file, system properties and environment variables.
 *
 * <p>A URI whose scheme is a store's says where entries live. Any other names a properties file ({@code file:},
 * {@code classpath:}, {@code jar:} and the like); one without a scheme is a resource of the class loader, else a file.
 * No URI is the default URI, see {@link #defaultUri}. All mistakes are reported at once. Immutable.
 */
public final class SettingsReader {

    private final Catalog catalog;
    private final Map<String, String> system;
    private final Map<String, String> environment;

    /**
     * A reader for the stores there are.
     *
     * @param schemes the schemes of all stores, without {@code tiered+}
     * @param settings the rows that store factories add
     * @param system the system properties
     * @param environment the environment variables
     * @throws ConfigurationException if two rows have the same name
     */
    public SettingsReader(
            Collection<String> schemes,
            Collection<? extends Setting<?>> settings,
            Map<String, String> system,
            Map<String, String> environment) {
        this.catalog = new Catalog(schemes, settings);
        this.system = Map.copyOf(system);
        this.environment = Map.copyOf(environment);
    }

    /** A reader with the system properties and environment variables as they are now. */
    public static SettingsReader ofThisJvm(Collection<String> schemes, Collection<? extends Setting<?>> settings) {
        Map<String, String> system = new LinkedHashMap<>();
        Properties properties = System.getProperties();
        properties.stringPropertyNames().forEach(name -> {
            String value = properties.getProperty(name);
            // Another thread may have removed it since the names were taken.
            if (value != null) {
                system.put(name, value);
            }
        });
        return new SettingsReader(schemes, settings, system, System.getenv());
    }

    /** Every setting that is known here, for a reference of them. */
    public Collection<Setting<?>> settings() {
        return Collections.unmodifiableCollection(catalog.settings());
    }

    /**
     * The URI of a manager that is asked for without one, secrets taken out: the system property {@code larder.uri}, else the
     * environment variable {@code LARDER_URI}, else {@code larder.uri} in the {@code larder.properties} at the root of
     * the class path, else {@code local:/} (which is {@code local:} in the words that {@link URI} has).
     *
     * @throws ConfigurationException if it is not a URI
     */
    public URI defaultUri(ClassLoader loader) {
        Reading reading = reading(loader);
        URI uri = reading.defaultUri();
        reading.mistakes().throwIfAny();
        return shown(uri);
    }

    /** The URI without its secrets; the very same if it has none. */
    public URI shown(URI uri) {
        return new Redaction(catalog).shown(uri);
    }

    /**
     * What the manager is to do.
     *
     * @param uri a store's, a file's, or null for the default; the default one without its secrets, as
     *     {@link #defaultUri} shows it, is the default too
     * @param properties only keys that begin with {@code larder.} are looked at; null for none
     * @param loader finds files on the class path
     * @throws ConfigurationException tells of all mistakes
     */
    public ManagerSettings read(@Nullable URI uri, @Nullable Properties properties, ClassLoader loader) {
        Properties given = properties == null ? new Properties() : properties;
        return uri == null || isDefault(uri, loader)
                ? reading(loader).readDefault(given)
                : reading(loader).read(uri, given);
    }

    /** Mistakes in what configures the default manager are no concern of one that is not. */
    private boolean isDefault(URI uri, ClassLoader loader) {
        URI preset = reading(loader).defaultUri();
        return uri.equals(preset) || uri.equals(shown(preset));
    }

    private Reading reading(ClassLoader loader) {
        return new Reading(catalog, new Placeholders(system, environment), loader);
    }
}
