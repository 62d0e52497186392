// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

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
    REMOVES_TIMED
}
