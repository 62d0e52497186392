// SPDX-License-Identifier: Apache-2.0
/** Measures {@code redis:} beside raw Jedis, raw Lettuce and Redisson's JCache on one server. */
@NullMarked
package io.larder.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
