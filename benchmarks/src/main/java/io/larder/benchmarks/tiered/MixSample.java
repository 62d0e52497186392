// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

/**
 * What a turn of reads and writes has come to.
 *
 * @param speed operations a second, by both JVMs together
 * @param hits  the part of reads that the server did not hear of
 */
record MixSample(double speed, double hits) {

    /**
     * Of a turn.
     *
     * @param reads    how many there were
     * @param farReads how many of them the server has answered
     */
    static MixSample of(double speed, long reads, long farReads) {
        return new MixSample(speed, 1 - (double) farReads / reads);
    }
}
