// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A filled Caffeine cache with nothing around it. */
@State(Scope.Benchmark)
public class RawCache {
    /** How it was built. */
    @Param("PLAIN")
    public RawCaffeine kind = RawCaffeine.PLAIN;

    @SuppressWarnings("NullAway.Init") // JMH calls open first
    Cache<Integer, Integer> cache;

    /** Builds and fills the cache. */
    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void open() {
        cache = kind.open();
        for (Integer key : Workload.keys()) {
            cache.put(key, key);
        }
    }
}
