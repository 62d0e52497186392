// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.NearTier;
import java.util.EnumSet;
import java.util.Set;

/** What statistics count. Times are in nanoseconds, each with the number of operations that were timed. */
enum Count {
    HITS,
    MISSES,
    PUTS,
    REMOVALS,
    EVICTIONS,
    GET_TIME,
    GETS_TIMED,
    PUT_TIME,
    PUTS_TIMED,
    REMOVE_TIME,
    REMOVES_TIMED,
    NEAR_HITS,
    FAR_HITS,
    FAR_MISSES,
    NEAR_EVICTIONS,
    INVALIDATIONS,
    REFUSED_FILLS,
    REVALIDATIONS;

    private static final Count[] OF_EVENT = {
        NEAR_HITS, FAR_HITS, FAR_MISSES, NEAR_EVICTIONS, INVALIDATIONS, REFUSED_FILLS, REVALIDATIONS
    };

    /** What is counted of a near tier. */
    static final Set<Count> NEAR = Set.of(OF_EVENT);

    /** What JSR-107 wants counted. */
    static final Set<Count> STANDARD = EnumSet.range(HITS, REMOVES_TIMED);

    static Count of(NearTier.Event event) {
        return OF_EVENT[event.ordinal()];
    }
}
