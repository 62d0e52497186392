// SPDX-License-Identifier: Apache-2.0
/**
 * Measures caches on servers. The process that was started measures nothing: it asks one {@link
 * io.larder.benchmarks.remote.Worker} process for each contender, one after the other, and reads the servers' counters.
 * What kind of servers, and who is measured beside Larder, a {@link io.larder.benchmarks.remote.Suite} says; no client of any is
 * known here. Knows {@code javax.cache}, and Larder's codec, so that raw clients do the same work.
 */
@NullMarked
package io.larder.benchmarks.remote;

import org.jspecify.annotations.NullMarked;
