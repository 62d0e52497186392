// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

/**
 * What one fork measured.
 *
 * @param operations operations a second, by all threads together
 * @param bytes      bytes allocated an operation
 * @param cpuNanos   nanoseconds of the measuring threads' processor time an operation
 */
record Sample(double operations, double bytes, double cpuNanos) {}
