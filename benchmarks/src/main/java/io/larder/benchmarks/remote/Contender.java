// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.net.URI;
import java.util.Locale;
import java.util.Properties;

/** Who is measured; one constant of a suite's enumeration. */
public interface Contender {

    /**
     * Where a cache lies, and who will use it.
     *
     * @param uri     the server, or the servers
     * @param threads how many threads will use it at once
     */
    record Place(URI uri, int threads) {}

    /** Opens a cache, whether or not it is there from before. */
    MeasuredCache open(Place place, Kind kind, Size size, Properties settings);

    /** The constant's own. */
    String name();

    /** What reports call it. */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it runs on the settings that the user gave for Larder. */
    default boolean isLarder() {
        return name().equals("LARDER");
    }

    /** Whether it has a way to do this at all. */
    default boolean knows(Operation operation) {
        return true;
    }
}
