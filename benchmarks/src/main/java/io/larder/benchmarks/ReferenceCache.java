// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import javax.cache.Cache;
import javax.cache.CacheManager;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A contender's filled cache that stores by reference. */
@State(Scope.Benchmark)
public class ReferenceCache {
    /** Whose cache. */
    @Param
    public Contender contender = Contender.LARDER;

    /** Its expiry policy. */
    @Param("ETERNAL")
    public Expiring expiring = Expiring.ETERNAL;

    /** Whether it counts. */
    @Param("false")
    public boolean statistics;

    @SuppressWarnings("NullAway.Init") // JMH calls open first
    Cache<Integer, Integer> cache;

    /** Opens and fills the cache, and proves that it is what the row says. */
    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void open() {
        Setup setup = new Setup(expiring, statistics, false);
        Proof proof = new Proof(contender, setup);
        CacheManager manager = contender.provider().getCacheManager();
        proof.ofStorage(manager);
        cache = setup.create(manager, "orders", Integer.class);
        for (Integer key : Workload.keys()) {
            cache.put(key, key);
        }
        proof.ofContent(cache, Workload.ENTRIES);
        proof.ofStatistics(cache);
    }

    /** Closes the manager. */
    @TearDown(Level.Trial)
    public void close() {
        cache.getCacheManager().close();
    }
}
