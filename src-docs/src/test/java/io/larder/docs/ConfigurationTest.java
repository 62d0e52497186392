// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.config.ConfigurationException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConfigurationTest {

    private CachingProvider provider;

    @BeforeEach
    void open() {
        provider = Caching.getCachingProvider();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void properties_thatNameACache_declareIt() throws Exception {
        // tag::properties[]
        Properties settings = new Properties();
        settings.setProperty("larder.statistics", "true"); // for every cache of this manager
        settings.setProperty("larder.caches.prices.expiry", "created:30s");
        settings.setProperty("larder.caches.prices.max-entries", "10000");

        CacheManager manager = provider.getCacheManager(URI.create("local:/"), null, settings);
        Cache<String, BigDecimal> prices = manager.getCache("prices"); // named above, so it is there
        // end::properties[]
        prices.put("tea", new BigDecimal("3.20"));
        assertThat(prices.get("tea")).isEqualTo("3.20");
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(statisticsOf("prices"), null))
                .hasSize(1);
    }

    @Test
    @Timeout(10)
    void code_withLardersOwnSettings_bounds() {
        CacheManager manager = provider.getCacheManager();
        // tag::code[]
        LarderConfiguration<Integer, String> small = LarderConfiguration.of(Integer.class, String.class)
                .expireAfterAccess(Duration.ofMinutes(5))
                .maximumEntries(10);
        Cache<Integer, String> names = manager.createCache("names", small);
        // end::code[]
        for (int number = 0; number < 1_000; number++) {
            names.put(number, "number " + number);
        }
        while (sizeOf(names) > 10) { // eviction follows in the background
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(sizeOf(names)).isPositive();
    }

    @Test
    void file_onTheClassPath_declaresItsCaches() {
        // tag::file[]
        CacheManager manager = provider.getCacheManager(URI.create("classpath:shop.properties"), null);
        Cache<String, BigDecimal> baskets = manager.getCache("baskets", String.class, BigDecimal.class);
        // end::file[]
        baskets.put("ada", BigDecimal.TEN);
        assertThat(baskets.get("ada")).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void mistake_inAKey_tellsTheLikelyOne() {
        assertThatThrownBy(() -> {
                    // tag::mistake[]
                    provider.getCacheManager(URI.create("local:?max-entires=10000"), null);
                    // ... there is no such setting; did you mean max-entries?
                    // end::mistake[]
                })
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no such")
                .hasMessageContaining("did you mean max-entries?");
    }

    private static ObjectName statisticsOf(String cache) throws MalformedObjectNameException {
        return new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache + ",*");
    }

    private static int sizeOf(Cache<?, ?> cache) {
        int size = 0;
        for (Cache.Entry<?, ?> entry : cache) {
            assertThat(entry.getValue()).isNotNull();
            size++;
        }
        return size;
    }
}
