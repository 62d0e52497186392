// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

/**
 * What an operation saw of an entry, and what it left there.
 *
 * @param seen the value that it returned; {@link #NOTHING} if it returned none
 * @param left the value that it wrote; {@link #NOTHING} if it removed the entry, {@link #KEPT} if it changed nothing
 * @param lifetime of the value that it wrote, in nanoseconds; 0 for ever
 */
record Act(long seen, long left, long lifetime) {

    /** No value bears this number. */
    static final long NOTHING = 0;

    /** No value bears this number. */
    static final long KEPT = -1;

    /** No value bears this number: what was seen is that there was one. */
    static final long SOME = -2;

    static Act read(long seen) {
        return new Act(seen, KEPT, 0);
    }

    static Act look(boolean found) {
        return read(found ? SOME : NOTHING);
    }

    static Act put(long value, long lifetime) {
        return new Act(NOTHING, value, lifetime);
    }

    /** What it has seen is what it replaced. */
    static Act exchange(long seen, long value, long lifetime) {
        return new Act(seen, value, lifetime);
    }

    static Act remove() {
        return take(NOTHING);
    }

    /** What it has seen is what it removed. */
    static Act take(long seen) {
        return new Act(seen, NOTHING, 0);
    }

    boolean sees() {
        return seen != NOTHING;
    }

    /** Whether it saw a certain value. */
    boolean seesWhich() {
        return sees() && seen != SOME;
    }

    boolean changes() {
        return left != KEPT;
    }

    boolean writes() {
        return changes() && left != NOTHING;
    }

    @Override
    public String toString() {
        if (!changes()) {
            return "read " + (seesWhich() ? seen : sees() ? "something" : "nothing");
        }
        return (writes() ? "wrote " + left + (lifetime == 0 ? "" : " for " + lifetime / 1_000_000 + " ms") : "removed")
                + (sees() ? " in place of " + seen : "");
    }
}
