// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import org.jspecify.annotations.Nullable;

/**
 * What became of a conditional write or removal.
 *
 * @param applied whether the condition held and the command was carried out; for a removal: whether it removed
 *     something
 * @param previous what the command replaced or removed, if it was wanted and there was something; null otherwise
 * @param <V> the type of the values
 */
public record Outcome<V>(boolean applied, @Nullable Stored<V> previous) {

    private static final Outcome<?> APPLIED = new Outcome<>(true, null);
    private static final Outcome<?> REFUSED = new Outcome<>(false, null);

    /** Carried out; nothing was replaced, or nobody asked. */
    @SuppressWarnings("unchecked")
    public static <V> Outcome<V> done() {
        return (Outcome<V>) APPLIED;
    }

    /** Not carried out, since the condition did not hold. */
    @SuppressWarnings("unchecked")
    public static <V> Outcome<V> refused() {
        return (Outcome<V>) REFUSED;
    }

    /** Carried out, and this is what it replaced or removed; null if there was nothing. */
    public static <V> Outcome<V> replaced(@Nullable Stored<V> previous) {
        return previous == null ? done() : new Outcome<>(true, previous);
    }
}
