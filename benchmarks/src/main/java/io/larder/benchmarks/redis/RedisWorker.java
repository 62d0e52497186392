// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Worker;
import java.io.IOException;

/** The process of one contender of {@link RedisSuite}. */
public final class RedisWorker {
    private RedisWorker() {}

    /** Started by the report. */
    public static void main(String[] arguments) throws IOException {
        Worker.run(new RedisSuite(), arguments);
    }
}
