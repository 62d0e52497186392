// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A contender's filled cache that stores mutable orders by value. */
@State(Scope.Benchmark)
public class ValueCache {
    /** Fewer than elsewhere: copying costs so much that where an entry lies doesn't matter, and filling takes seconds. */
    private static final int ENTRIES = 1 << 12;

    /** Whose cache. */
    @Param
    public Contender contender = Contender.LARDER;

    @SuppressWarnings("NullAway.Init") // JMH calls open first
    Cache<Integer, Order> cache;

    private final List<Order> fresh = new ArrayList<>(ENTRIES);

    /** Opens and fills the cache, and proves that it copies. */
    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void open() {
        Proof proof = new Proof(contender, Setup.BY_VALUE);
        CacheManager manager = contender.provider().getCacheManager();
        proof.ofStorage(manager);
        cache = Setup.BY_VALUE.create(manager, "orders", Order.class);
        for (int key = 0; key < ENTRIES; key++) {
            fresh.add(new Order(key));
            cache.put(key, new Order(key));
        }
        proof.ofContent(cache, ENTRIES);
    }

    /** Closes the manager. */
    @TearDown(Level.Trial)
    public void close() {
        cache.getCacheManager().close();
    }

    Integer key(Cursor cursor) {
        return cursor.next() & (ENTRIES - 1);
    }

    Order order(Integer key) {
        return fresh.get(key);
    }
}
