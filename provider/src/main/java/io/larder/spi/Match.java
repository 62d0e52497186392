// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** The condition under which a store carries out a command, decided atomically with it. */
public sealed interface Match {

    /** Whatever is there. */
    Match ANY = Presence.ANY;

    /** Only if there is no live entry. */
    Match ABSENT = Presence.ABSENT;

    /** Only if there is a live entry, whatever its version. */
    Match PRESENT = Presence.PRESENT;

    /** Only if the entry is still the one that was seen. */
    static Match version(Stored<?> seen) {
        return new Version(seen);
    }

    /** The conditions that ask for presence alone. */
    enum Presence implements Match {
        /** See {@link Match#ANY}. */
        ANY,
        /** See {@link Match#ABSENT}. */
        ABSENT,
        /** See {@link Match#PRESENT}. */
        PRESENT
    }

    /**
     * The condition that the version has not moved.
     *
     * @param seen what this same store returned before
     */
    record Version(Stored<?> seen) implements Match {}
}
