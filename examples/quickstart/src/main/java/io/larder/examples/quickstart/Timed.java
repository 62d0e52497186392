// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.util.function.Supplier;

/** A result and how long it took. */
record Timed<T>(T result, double millis) {

    static <T> Timed<T> call(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        return new Timed<>(result, (System.nanoTime() - start) / 1e6);
    }
}
