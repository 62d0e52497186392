// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.remote.Worker;
import java.io.IOException;

/** The process of one contender of {@link MemcachedSuite}. */
public final class MemcachedWorker {
    private MemcachedWorker() {}

    /** Started by the report. */
    public static void main(String[] arguments) throws IOException {
        Worker.run(new MemcachedSuite(), arguments);
    }
}
