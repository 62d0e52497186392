// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows, before anything is measured, that a contender does what its row says: a provider that cheats or gives in ends the run. */
final class Proof {
    private final Contender contender;
    private final Setup setup;

    Proof(Contender contender, Setup setup) {
        this.contender = contender;
        this.setup = setup;
    }

    /** That a mutable value is copied by value and handed out as it is by reference. */
    @SuppressWarnings("ReferenceEquality") // whether it is the same object is the question
    void ofStorage(CacheManager manager) {
        Cache<Integer, Order> probe = setup.create(manager, "probe", Order.class);
        try {
            Order order = new Order(1);
            probe.put(1, order);
            Order read = probe.get(1);
            require(order.equals(read), "gives back another order than it was given");
            require((read == order) != setup.byValue(), "does not keep to storeByValue=" + setup.byValue());
            order.setPriority(99);
            require(order.equals(probe.get(1)) != setup.byValue(), "sees or misses a change it should not");
        } finally {
            manager.destroyCache("probe");
        }
    }

    /** That every entry is kept: a bounded cache would answer with misses, which are cheaper. */
    void ofContent(Cache<Integer, ?> cache, int entries) {
        int count = 0;
        for (Cache.Entry<Integer, ?> entry : cache) {
            require(entry.getValue() != null, "iterates over an entry without a value");
            count++;
        }
        require(count == entries, "keeps " + count + " of " + entries + " entries");
    }

    /** That hits are counted exactly when statistics are on. */
    void ofStatistics(Cache<Integer, ?> cache) {
        long before = hits(cache.getName());
        cache.get(Workload.key(0));
        long counted = hits(cache.getName()) - before;
        require(counted == (setup.statistics() ? 1 : 0), "counts " + counted + " hits of one");
    }

    private static long hits(String cacheName) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Set<ObjectName> beans = server.queryNames(
                    new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cacheName + ",*"), null);
            long hits = 0;
            for (ObjectName bean : beans) {
                hits += (Long) server.getAttribute(bean, "CacheHits");
            }
            return hits;
        } catch (JMException e) {
            throw new IllegalStateException("Can't read the statistics of cache " + cacheName, e);
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(contender.label() + " with " + setup + " " + fault
                    + ": its numbers would mean something else than the row says");
        }
    }
}
