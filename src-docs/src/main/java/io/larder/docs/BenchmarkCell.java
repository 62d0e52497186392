// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

/**
 * What was measured at once for all contenders.
 *
 * @param row the operation
 * @param valueBytes of the values; 0 where the suite has but one size
 * @param servers how many; 0 where it has but one way
 * @param threads of each JVM
 */
record BenchmarkCell(String row, int valueBytes, int servers, int threads) {

    /** As the benchmarks' own report calls it, but for the number of threads. */
    String operation() {
        return row + size() + (servers > 1 ? ", " + servers + " servers" : "");
    }

    private String size() {
        if (valueBytes == 0) {
            return "";
        }
        return valueBytes < 1_000 ? ", " + valueBytes + " B" : ", " + valueBytes / 1_000 + " kB";
    }

    /** As in {@code 8 threads}. */
    String threadsInWords() {
        return threads + (threads == 1 ? " thread" : " threads");
    }
}
