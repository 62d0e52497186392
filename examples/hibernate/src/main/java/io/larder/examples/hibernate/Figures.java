// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.hibernate.stat.CacheRegionStatistics;
import org.hibernate.stat.Statistics;

/** What Hibernate and Larder have counted, side by side. */
final class Figures {

    private Figures() {}

    static void print(Statistics hibernate) throws JMException {
        System.out.printf("%n%-34s %20s   %20s%n", "", "Hibernate", "Larder");
        System.out.printf(
                "%-34s %6s %6s %6s   %6s %6s %6s%n", "region", "hits", "misses", "puts", "hits", "misses", "puts");
        String[] regions = hibernate.getSecondLevelCacheRegionNames();
        Arrays.sort(regions);
        for (String region : regions) {
            CacheRegionStatistics counted = hibernate.getCacheRegionStatistics(region);
            System.out.printf(
                    "%-34s %6d %6d %6d   %6d %6d %6d%n",
                    region,
                    counted.getHitCount(),
                    counted.getMissCount(),
                    counted.getPutCount(),
                    larder(region, "CacheHits"),
                    larder(region, "CacheMisses"),
                    larder(region, "CachePuts"));
        }
    }

    // tag::mxbean[]
    /** A number of the CacheStatisticsMXBean that JCache demands. */
    private static long larder(String region, String figure) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,CacheManager=*,Cache=" + region);
        ObjectName bean = server.queryNames(pattern, null).iterator().next();
        return (Long) server.getAttribute(bean, figure);
    }
    // end::mxbean[]
}
