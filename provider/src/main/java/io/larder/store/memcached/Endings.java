// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;
import io.larder.spi.Lifetime;

/**
 * Turns lifetimes into what Memcached understands. Its clock ticks once a second and {@code exptime} counts ticks: an
 * entry that is given N lives N-1 to N seconds. So one more than the lifetime, rounded up, never ends it early. Beyond
 * thirty days {@code exptime} is a time of day, by a clock of the server's that may lag: there it ends seconds late.
 *
 * <p>An entry that was stored for less than a bound is to the millisecond, by the deadline in its envelope. Above the
 * bound the server's clock decides alone. The client flags remember the deadline too: without them, an update that keeps
 * it would move it by up to a second each time, and so for ever.
 *
 * <pre>
 * 31     the envelope bears the deadline, and has the last word
 * 30-0   the deadline in milliseconds, modulo 2^31; 0 if it is not known here
 * </pre>
 *
 * <p>A touch above the bound only tells the server; therefore whoever touches an entry with flags also stores it anew.
 * Immutable.
 */
final class Endings {

    /** What {@code exptime} can mean as a number of seconds: more is Unix time. */
    private static final long LONGEST_RELATIVE = 30L * 24 * 60 * 60;

    private static final int EXACT = 1 << 31;
    private static final int STAMP = Integer.MAX_VALUE;
    private static final long STAMPS = 1L << 31;

    private final long boundMillis;
    private final boolean remembering;

    /**
     * The rules of one cache.
     *
     * @param boundMillis shorter lifetimes are exact
     * @param remembering whether the flags bear deadlines above the bound: only where reads do not touch, since they
     *     would have to store the entry anew
     */
    Endings(long boundMillis, boolean remembering) {
        this.boundMillis = boundMillis;
        this.remembering = remembering;
    }

    /** For an entry that begins to live so long. */
    Ending of(Lifetime lifetime, long now) {
        if (lifetime.isEternal()) {
            return Ending.NEVER;
        }
        long millis = lifetime.toMillis();
        long deadline = millis > Long.MAX_VALUE - 1 - now ? Long.MAX_VALUE - 1 : now + millis;
        long exptime = exptime(ticks(millis), now);
        return millis < boundMillis || exptime == 0
                ? exact(exptime, deadline, now)
                : new Ending(exptime, remembering ? stamp(deadline) : 0, EntryCodec.NO_DEADLINE);
    }

    /** For an entry that takes the place of one that was seen, and its deadline. */
    Ending keeping(Seen seen, long now) {
        if (seen.deadline() != EntryCodec.NO_DEADLINE) {
            return exact(exptime(ticks(Math.max(1, seen.deadline() - now)), now), seen.deadline(), now);
        }
        if (seen.secondsLeft() < 0) {
            return Ending.NEVER;
        }
        long latest = seen.at() + seen.secondsLeft() * 1_000;
        long remembered = near(seen.flags(), latest);
        long ticksLeft = Math.max(1, seen.secondsLeft() - Math.max(0, now - seen.at()) / 1_000);
        if ((seen.flags() & STAMP) == 0 || remembered <= latest - lead(seen) || remembered > latest + 1_000) {
            // Nobody remembers, or whoever does has another time of day than we have.
            return new Ending(exptime(ticksLeft, now), stamp(latest), EntryCodec.NO_DEADLINE);
        }
        long ticks = Math.min(ticksLeft, ticks(Math.max(1, remembered - now)));
        return new Ending(exptime(ticks, now), stamp(remembered), EntryCodec.NO_DEADLINE);
    }

    /** By how much more than it was given the server may say that an entry has left, whose time of day is its own. */
    private static long lead(Seen seen) {
        return seen.secondsLeft() > LONGEST_RELATIVE ? 6_000 : 3_000;
    }

    /** What was seen of an entry's life: the time of day, and what was left of it. */
    interface Seen {

        /** When, in milliseconds since the epoch. */
        long at();

        /** By the server's clock; negative for ever. */
        long secondsLeft();

        int flags();

        /** As the envelope says. */
        long deadline();
    }

    /** Whether the flags say that the envelope has the last word. */
    static boolean isExact(int flags) {
        return (flags & EXACT) != 0;
    }

    /** Whether the flags of an entry whose envelope has the last word say when it ends. */
    static boolean isKnown(int flags) {
        return (flags & STAMP) != 0;
    }

    /** What the flags of such an entry say. */
    static long deadline(int flags, long now) {
        return near(flags, now);
    }

    private static Ending exact(long exptime, long deadline, long now) {
        boolean near = deadline - now < STAMPS / 2;
        return new Ending(exptime, EXACT | (near ? stamp(deadline) : 0), deadline);
    }

    private static long ticks(long millis) {
        return (millis - 1) / 1_000 + 2;
    }

    /** 0 if the server can not count so far. */
    private static long exptime(long ticks, long now) {
        if (ticks <= LONGEST_RELATIVE) {
            return ticks;
        }
        long unixTime = (now + 999) / 1_000;
        return ticks > Integer.MAX_VALUE - unixTime ? 0 : unixTime + ticks;
    }

    private static int stamp(long deadline) {
        return Math.max(1, (int) (deadline & STAMP));
    }

    /** Of all moments with this stamp the one nearest to another. */
    private static long near(int flags, long moment) {
        long ahead = ((flags & STAMP) - moment) & STAMP;
        return moment + (ahead < STAMPS / 2 ? ahead : ahead - STAMPS);
    }
}
