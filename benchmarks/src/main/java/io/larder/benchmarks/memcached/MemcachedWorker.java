// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.remote.Worker;

/** The process of one contender of {@link MemcachedSuite}. */
public final class MemcachedWorker {
    private MemcachedWorker() {}

    /** Started by the report. */
    public static void main(String[] arguments) {
        Worker.run(new MemcachedSuite(), arguments);
    }
}
