// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of which this JVM does not know whether its last write reached them: before anything is believed of such
 * an entry again, it is removed from the server. Safe for use by several threads.
 */
public final class Doubts {

    /** More than so many are not told apart: then the whole cache is in doubt. */
    static final int MOST = 10_000;

    private final ConcurrentHashMap<String, Object> entries = new ConcurrentHashMap<>();
    private volatile @Nullable Object everything;

    /**
     * Some doubts, as they were at one moment: what is removed from the server settles these, and not those that have
     * come up since.
     */
    public record Doubted(
            Map<String, Object> entries, @Nullable Object everything) {

        public boolean isEmpty() {
            return entries.isEmpty() && everything == null;
        }

        /** Whether it is so many that the whole cache must go. */
        public boolean isEverything() {
            return everything != null;
        }

        public Set<String> names() {
            return entries.keySet();
        }
    }

    /** A write of this entry failed, and what it did is not known. */
    public void add(String name) {
        if (entries.size() >= MOST) {
            everything = new Object();
        } else {
            entries.put(name, new Object());
        }
    }

    /** The whole cache was to go, and whether it did is not known. */
    public void addEverything() {
        everything = new Object();
    }

    /** Whether there is any doubt at all; costs next to nothing. */
    public boolean any() {
        return everything != null || !entries.isEmpty();
    }

    /** The doubts about these entries. */
    public Doubted among(Collection<String> asked) {
        Map<String, Object> found = new HashMap<>();
        for (String name : asked) {
            Object doubt = entries.get(name);
            if (doubt != null) {
                found.put(name, doubt);
            }
        }
        return new Doubted(found, everything);
    }

    /** All doubts. */
    public Doubted all() {
        return new Doubted(Map.copyOf(entries), everything);
    }

    /** What was doubted has been removed from the server: the named entries, or the whole cache if it was everything. */
    public void settle(Doubted removed) {
        removed.entries().forEach(entries::remove);
        if (removed.everything() != null && removed.everything() == everything) {
            everything = null;
        }
    }
}
