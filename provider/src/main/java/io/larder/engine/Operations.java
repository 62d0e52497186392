// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Decision.Through;
import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/** The operations of {@link javax.cache.Cache} on one key, each as JSR-107 and its test kit define it. */
final class Operations {

    private Operations() {}

    @SuppressWarnings("NullAway") // it does not see that the lambda's R is a nullable V
    static <V> Operation<V, @Nullable V> get() {
        return (seen, expiry) -> {
            if (seen == null) {
                return Decision.keep(null, Tally.MISS);
            }
            return accessed(seen.value(), expiry);
        };
    }

    static <V> Operation<V, Boolean> put(V value) {
        return (seen, expiry) -> written(true, value, seen, expiry, Tally.NOTHING, Tally.PUT);
    }

    @SuppressWarnings("NullAway") // it does not see that the lambda's R is a nullable V
    static <V> Operation<V, @Nullable V> getAndPut(V value) {
        return (seen, expiry) -> {
            if (seen == null) {
                return written(null, value, null, expiry, Tally.MISS, Tally.MISS_PUT);
            }
            return written(seen.value(), value, seen, expiry, Tally.HIT, Tally.HIT_PUT);
        };
    }

    /** A value that is over at once is not stored, and the caller told so, but the writer sees it. */
    static <V> Operation<V, Boolean> putIfAbsent(V value) {
        return (seen, expiry) -> seen == null
                ? written(!expiry.creation().isZero(), value, null, expiry, Tally.MISS, Tally.MISS_PUT)
                : Decision.keep(false, Tally.HIT);
    }

    static <V> Operation<V, Boolean> replace(V value) {
        return (seen, expiry) -> seen == null
                ? Decision.keep(false, Tally.MISS)
                : written(true, value, seen, expiry, Tally.HIT, Tally.HIT_PUT);
    }

    static <V> Operation<V, Boolean> replace(V expected, V value) {
        return (seen, expiry) -> {
            if (seen == null) {
                return Decision.keep(false, Tally.MISS);
            }
            return seen.value().equals(expected)
                    ? written(true, value, seen, expiry, Tally.HIT, Tally.HIT_PUT)
                    : accessed(false, expiry);
        };
    }

    @SuppressWarnings("NullAway") // it does not see that the lambda's R is a nullable V
    static <V> Operation<V, @Nullable V> getAndReplace(V value) {
        return (seen, expiry) -> {
            if (seen == null) {
                return Decision.keep(null, Tally.MISS);
            }
            return written(seen.value(), value, seen, expiry, Tally.HIT, Tally.HIT_PUT);
        };
    }

    static <V> Operation<V, Boolean> remove() {
        return (seen, expiry) -> seen == null
                ? new Decision<>(false, Change.keep(), Tally.NOTHING, Through.DELETE)
                : removed(true, Tally.REMOVAL);
    }

    static <V> Operation<V, Boolean> remove(V expected) {
        return (seen, expiry) -> {
            if (seen == null) {
                return Decision.keep(false, Tally.MISS);
            }
            return seen.value().equals(expected) ? removed(true, Tally.HIT_REMOVAL) : accessed(false, expiry);
        };
    }

    @SuppressWarnings("NullAway") // it does not see that the lambda's R is a nullable V
    static <V> Operation<V, @Nullable V> getAndRemove() {
        return (seen, expiry) -> {
            if (seen == null) {
                return new Decision<>(null, Change.keep(), Tally.MISS, Through.DELETE);
            }
            return removed(seen.value(), Tally.HIT_REMOVAL);
        };
    }

    /** Removal of what is there, as {@code removeAll()} does it: the writer is not bothered with what is not. */
    static <V> Operation<V, Boolean> removeIfPresent() {
        return (seen, expiry) -> seen == null ? Decision.keep(false, Tally.NOTHING) : removed(true, Tally.REMOVAL);
    }

    /** A loaded value takes the place of nothing; a value that came in meanwhile stays and is the result. */
    static <V> Operation<V, V> fill(V loaded) {
        return (seen, expiry) -> seen == null
                ? Decision.of(loaded, new Change.Write<>(loaded, expiry.creation()), Tally.NOTHING)
                : Decision.keep(seen.value(), Tally.NOTHING);
    }

    /** A loaded value that may be older than what has happened meanwhile is left alone. */
    static <V> Operation<V, V> pass(V loaded) {
        return (seen, expiry) -> Decision.keep(loaded, Tally.NOTHING);
    }

    /** A loaded value takes the place of whatever is there ({@code loadAll} that replaces). */
    static <V> Operation<V, V> refill(V loaded) {
        return (seen, expiry) -> Decision.of(
                loaded, new Change.Write<>(loaded, seen == null ? expiry.creation() : expiry.update()), Tally.NOTHING);
    }

    private static <V, R extends @Nullable Object> Decision<V, R> accessed(R result, ExpiryAnswers expiry) {
        return Decision.of(result, new Change.Touch<>(expiry.access()), Tally.HIT);
    }

    private static <V, R extends @Nullable Object> Decision<V, R> removed(R result, Tally tally) {
        return new Decision<>(result, Change.remove(), tally, Through.DELETE);
    }

    /** A value that would be over as soon as it is created is not stored and counts for no put. */
    static <V, R extends @Nullable Object> Decision<V, R> written(
            R result, V value, @Nullable Stored<V> seen, ExpiryAnswers expiry, Tally unstored, Tally stored) {
        var lifetime = seen == null ? expiry.creation() : expiry.update();
        Tally tally = seen == null && lifetime.isZero() ? unstored : stored;
        return new Decision<>(result, new Change.Write<>(value, lifetime), tally, Through.WRITE);
    }
}
