// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Worker;

/** The process of one contender of {@link RedisSuite}. */
public final class RedisWorker {
    private RedisWorker() {}

    /** Started by the report. */
    public static void main(String[] arguments) {
        Worker.run(new RedisSuite(), arguments);
    }
}
