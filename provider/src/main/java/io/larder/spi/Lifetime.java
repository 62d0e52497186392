// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.concurrent.TimeUnit;

/**
 * How long an entry may live, counted from the moment the store carries out the command that bears it. Immutable; a
 * whole number of milliseconds, the finest unit JSR-107's {@code Duration} has.
 *
 * <p>{@link #KEEP} is no length of time but the order to leave the entry's present deadline as it is.
 */
public final class Lifetime {

    /** Leave the deadline as it is: what a {@code null} from an expiry policy means (JSR-107, {@code ExpiryPolicy}). */
    public static final Lifetime KEEP = new Lifetime(-1);

    /** Over at once. The engine never sends it with a write or a touch: it removes, or does not store. */
    public static final Lifetime ZERO = new Lifetime(0);

    /** Never over. */
    public static final Lifetime ETERNAL = new Lifetime(Long.MAX_VALUE);

    private final long millis;

    private Lifetime(long millis) {
        this.millis = millis;
    }

    /**
     * A lifetime of that many milliseconds; 0 and less give {@link #ZERO}, {@link Long#MAX_VALUE} gives
     * {@link #ETERNAL}.
     */
    public static Lifetime ofMillis(long millis) {
        if (millis <= 0) {
            return ZERO;
        }
        return millis == Long.MAX_VALUE ? ETERNAL : new Lifetime(millis);
    }

    /** Whether this leaves the deadline as it is. */
    public boolean isKeep() {
        return this == KEEP;
    }

    /** Whether the entry is over at once. */
    public boolean isZero() {
        return this == ZERO;
    }

    /** Whether the entry is never over. */
    public boolean isEternal() {
        return this == ETERNAL;
    }

    /** The length in milliseconds; {@link Long#MAX_VALUE} for {@link #ETERNAL}, 0 for {@link #ZERO}, -1 for {@link #KEEP}. */
    public long toMillis() {
        return millis;
    }

    /** The length in nanoseconds, {@link Long#MAX_VALUE} where that is too small for it; -1 for {@link #KEEP}. */
    public long toNanos() {
        return isKeep() ? -1 : TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lifetime lifetime && lifetime.millis == millis;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(millis);
    }

    @Override
    public String toString() {
        if (isKeep()) {
            return "keep";
        }
        return isEternal() ? "eternal" : millis + "ms";
    }
}
