// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.EntryNames;
import org.jspecify.annotations.Nullable;

/**
 * How other JVMs learn what this one changes. With {@code tracking=publish} each change and the word of it are one
 * transaction: a change that has taken place has been told, though this JVM may never learn of either. Immutable.
 */
final class Announcements {

    private final @Nullable Audience ofEntries;
    private final @Nullable Audience ofGenerations;

    private Announcements(@Nullable Audience ofEntries, @Nullable Audience ofGenerations) {
        this.ofEntries = ofEntries;
        this.ofGenerations = ofGenerations;
    }

    /** The server tells of changes, or nobody does. */
    static Announcements none() {
        return new Announcements(null, null);
    }

    /**
     * Each change is told.
     *
     * @param names of any cache under the prefix
     * @param one whether one server holds everything
     */
    static Announcements under(EntryNames names, boolean one) {
        return new Announcements(
                new Audience(names.changedEntries(), one), new Audience(names.changedGenerations(), one));
    }

    boolean areMade() {
        return ofEntries != null;
    }

    /** The call, and if it changes an entry, the word of it. */
    Call entry(Call call) {
        return ofEntries != null && call.changes() ? call.toldTo(ofEntries) : call;
    }

    /** The call, which changes a generation, and the word of it. */
    Call generation(Call call) {
        return ofGenerations != null ? call.toldTo(ofGenerations) : call;
    }
}
