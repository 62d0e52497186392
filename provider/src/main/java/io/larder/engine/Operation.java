// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one entry: a pure function from what was seen to a decision. It may be asked again when the version
 * has moved in between, and answers then for what is seen then.
 *
 * @param <V> the type of the values
 * @param <R> the type of the result
 */
@FunctionalInterface
interface Operation<V, R extends @Nullable Object> {

    /**
     * Decides.
     *
     * @param seen the live entry; null if there is none
     * @param expiry what the cache's expiry policy answers, asked at most once for each of its questions
     */
    Decision<V, R> decide(@Nullable Stored<V> seen, ExpiryAnswers expiry);
}
