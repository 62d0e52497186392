// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an operation comes to, given what was seen. Which events listeners get follows from what was seen and the change.
 *
 * @param result what the caller gets
 * @param change what becomes of the entry
 * @param tally what the statistics count
 * @param through what the cache writer must see before the change
 * @param <V> the type of the values
 * @param <R> the type of the result
 */
record Decision<V, R extends @Nullable Object>(R result, Change<V> change, Tally tally, Through through) {

    /** What a {@link javax.cache.integration.CacheWriter} is told; the value written is the change's. */
    enum Through {
        NOTHING,
        WRITE,
        DELETE
    }

    /** Whether something has changed, here or in the writer's store, that a value read before may not know of. */
    boolean outdatesLoads() {
        return through != Through.NOTHING || change instanceof Change.Write || change instanceof Change.Remove;
    }

    /** Whether nothing can come of it, since the entry is another one by now. */
    boolean isOvertaken() {
        return change instanceof Change.Overtaken;
    }

    static <V, R extends @Nullable Object> Decision<V, R> of(R result, Change<V> change, Tally tally) {
        return new Decision<>(result, change, tally, Through.NOTHING);
    }

    static <V, R extends @Nullable Object> Decision<V, R> keep(R result, Tally tally) {
        return of(result, Change.keep(), tally);
    }
}
