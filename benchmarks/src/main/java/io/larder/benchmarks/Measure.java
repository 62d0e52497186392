// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

/** By what speeds are compared. */
enum Measure {
    /** Operations a second on the clock. */
    CLOCK {
        @Override
        double speed(Sample sample) {
            return sample.operations();
        }
    },
    /** Operations a second of processor time: what can still be compared while others use the machine. */
    CPU {
        @Override
        double speed(Sample sample) {
            return 1e9 / sample.cpuNanos();
        }
    };

    abstract double speed(Sample sample);
}
