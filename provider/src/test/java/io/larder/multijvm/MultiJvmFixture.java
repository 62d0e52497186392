// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@link MultiJvmContract} needs of the store it tests. A test class implements it by extending the contract. */
public interface MultiJvmFixture {

    /** Tells the caches of tests apart that share a server. */
    AtomicInteger LAST_CACHE = new AtomicInteger();

    /** Where entries live: on a server that runs, without settings. */
    URI uri();

    /** Asks the server itself how long the only entry of this cache will still live. */
    Duration remaining(SharedCache cache);

    /** The JVMs that tests share. */
    Jvms jvms();

    /** A cache that no other test has. */
    default SharedCache cache(String name) {
        return new SharedCache(uri(), name + LAST_CACHE.incrementAndGet());
    }

    /** That a fault shows where nothing prevents it, in one of twenty attempts: each leaves it to chance. */
    default void happensOnce(Callable<Boolean> attempt) throws Exception {
        int attempts = 1;
        while (!attempt.call()) {
            assertThat(++attempts).as("attempts").isLessThanOrEqualTo(20);
        }
    }
}
