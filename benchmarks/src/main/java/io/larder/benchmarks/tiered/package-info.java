// SPDX-License-Identifier: Apache-2.0
/**
 * Measures {@code tiered+redis:} beside {@code local:}, a near cache written by hand, and Redisson's. The process that was started
 * measures nothing: it tells two {@link io.larder.benchmarks.tiered.TieredWorker} processes for each contender what to do, and reads
 * the server's counters. Knows {@code javax.cache}, the clients, and Larder's codec, so that what is written by hand does the same work.
 */
@NullMarked
package io.larder.benchmarks.tiered;

import org.jspecify.annotations.NullMarked;
