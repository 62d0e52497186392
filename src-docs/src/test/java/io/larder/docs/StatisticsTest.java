// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheStatisticsMXBean;
import javax.cache.spi.CachingProvider;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void statistics_oneHitAndOneMiss_areHalfHits() throws Exception {
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            Cache<String, String> users = manager.createCache(
                    "users",
                    new MutableConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setStatisticsEnabled(true));
            users.put("ada", "Ada Lovelace");
            users.get("ada");
            users.get("bob");

            // tag::statistics[]
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=users,*");
            ObjectName name = server.queryNames(pattern, null).iterator().next();
            CacheStatisticsMXBean statistics = JMX.newMXBeanProxy(server, name, CacheStatisticsMXBean.class);
            float percentage = statistics.getCacheHitPercentage();
            // end::statistics[]
            assertThat(percentage).isEqualTo(50);
        }
    }
}
