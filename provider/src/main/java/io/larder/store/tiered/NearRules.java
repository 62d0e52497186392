// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.StoreSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When an entry may be used without asking the far tier.
 *
 * @param clock as of {@link StoreSpec#nanoClock()}
 * @param bound how much is kept
 * @param lifetime nanoseconds after which each is read anew; {@link Long#MAX_VALUE} for never
 * @param staleness nanoseconds for which each is used where changes are not told
 */
record NearRules(LongSupplier clock, NearBound bound, long lifetime, long staleness) {

    /** Touches that renew less than this part of the lifetime are left out. */
    private static final int TOUCH_PART = 10;

    /** So many nanoseconds an entry may be used of which it is being asked whether it still stands. */
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(5);

    static NearRules of(StoreSpec<?, ?> spec) {
        Duration lifetime = spec.settings().get(TieredSettings.LIFETIME);
        return new NearRules(
                spec.nanoClock(),
                NearBound.of(spec.settings()),
                lifetime == null
                        ? Long.MAX_VALUE
                        : Lifetime.ofMillis(lifetime.toMillis()).toNanos(),
                Lifetime.ofMillis(spec.settings()
                                .require(TieredSettings.MAX_STALENESS)
                                .toMillis())
                        .toNanos());
    }

    long now() {
        return clock.getAsLong();
    }

    /** Whether anything may be used at all. */
    boolean allow(Telling telling) {
        return telling == Telling.EVERY_CHANGE || (telling == Telling.NEVER && staleness > 0);
    }

    /** Whether it answers a read without a word to the far tier. Asks the clock once at most: that costs as much as all the rest. */
    boolean suffices(NearEntry<?> entry, Telling telling, Lifetime touch) {
        if (telling == Telling.EVERY_CHANGE
                && !entry.isAmbiguous()
                && until(entry) == Long.MAX_VALUE
                && agree(entry, touch)) {
            return true;
        }
        long now = now();
        return isLive(entry, now) && isFresh(entry, telling, now) && !wantsTouch(entry, touch, now);
    }

    /** Whether it has not expired, here or there. */
    boolean isLive(NearEntry<?> entry) {
        return isLive(entry, now());
    }

    private boolean isLive(NearEntry<?> entry, long now) {
        return now - entry.readAt() < until(entry);
    }

    /** Nanoseconds from when it was read; {@link Long#MAX_VALUE} for no end. */
    private long until(NearEntry<?> entry) {
        return Math.min(lifetime, entry.lifetime().toNanos());
    }

    /** Whether a change would be known, or is too recent to matter. */
    boolean isFresh(NearEntry<?> entry, Telling telling) {
        return isFresh(entry, telling, now());
    }

    private boolean isFresh(NearEntry<?> entry, Telling telling, long now) {
        long since = now - entry.confirmedAt();
        return telling == Telling.EVERY_CHANGE ? !entry.isAmbiguous() || since < MOMENT : since < staleness;
    }

    /**
     * Whether an entry that is read with this touch must be touched: not as long as nearly all of its lifetime is left.
     */
    boolean wantsTouch(NearEntry<?> entry, Lifetime touch) {
        return wantsTouch(entry, touch, now());
    }

    private static boolean wantsTouch(NearEntry<?> entry, Lifetime touch, long now) {
        if (agree(entry, touch)) {
            return false;
        }
        Lifetime given = entry.lifetime();
        if (touch.isEternal() || given.isEternal()) {
            return true;
        }
        long left = given.toNanos() - (now - entry.readAt());
        return left > touch.toNanos() || touch.toNanos() - left >= touch.toNanos() / TOUCH_PART;
    }

    /** Whether a touch would change nothing at any time. */
    private static boolean agree(NearEntry<?> entry, Lifetime touch) {
        return touch.isKeep() || (touch.isEternal() && entry.lifetime().isEternal());
    }
}
