// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

/**
 * Where a value came from, for messages.
 *
 * @param origin the kind of place
 * @param place the place itself with its key, such as {@code file:/etc/x.properties, key larder.max-entries}; never a
 *     value, never a secret
 */
public record Source(Origin origin, String place) {

    /** The kinds of places, nearest first. */
    public enum Origin {
        /** A {@link javax.cache.configuration.Configuration} of Larder's own that the application built. */
        CODE,
        /** A parameter of the URI. */
        URI,
        /** The {@link java.util.Properties} given with the URI. */
        PROPERTIES,
        /** A properties file. */
        FILE,
        /** The system properties. */
        SYSTEM,
        /** The environment variables. */
        ENVIRONMENT,
        /** Nobody gave it. */
        DEFAULT
    }

    static final Source UNSET = new Source(Origin.DEFAULT, "the default");

    @Override
    public String toString() {
        return place;
    }
}
