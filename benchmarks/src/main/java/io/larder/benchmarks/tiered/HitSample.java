// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.Map;

/**
 * What a turn of near hits has come to.
 *
 * @param speed reads a second, by all threads together
 * @param bytes bytes allocated by a read
 * @param calls how often each command was called on the server meanwhile, by whomever
 */
record HitSample(double speed, double bytes, Map<String, Long> calls) {}
