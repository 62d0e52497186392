// SPDX-License-Identifier: Apache-2.0
/**
 * Measures {@code redis:} beside raw Jedis, raw Lettuce and Redisson's JCache on one server. The process that was started
 * measures nothing: it asks one {@link io.larder.benchmarks.redis.Worker} process for each contender, one after the other, and reads the
 * server's counters. Knows {@code javax.cache}, the clients, and Larder's codec, so that raw clients do the same work.
 */
@NullMarked
package io.larder.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
