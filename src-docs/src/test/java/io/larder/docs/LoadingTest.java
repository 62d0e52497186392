// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoadingTest {

    private static final List<String> ASKED = new ArrayList<>();

    // tag::loader[]
    static class RateLoader implements CacheLoader<String, BigDecimal> {
        @Override
        public BigDecimal load(String pair) {
            return askTheBank(pair);
        }

        @Override
        public Map<String, BigDecimal> loadAll(Iterable<? extends String> pairs) {
            Map<String, BigDecimal> rates = new HashMap<>();
            pairs.forEach(pair -> rates.put(pair, load(pair)));
            return rates;
        }
    }
    // end::loader[]

    @Test
    void get_twice_loadsOnce() {
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            // tag::loader[]

            Cache<String, BigDecimal> rates = manager.createCache(
                    "rates",
                    new MutableConfiguration<String, BigDecimal>()
                            .setTypes(String.class, BigDecimal.class)
                            .setReadThrough(true)
                            .setCacheLoaderFactory(RateLoader::new));

            BigDecimal first = rates.get("EUR/USD"); // asks the bank
            BigDecimal again = rates.get("EUR/USD"); // does not
            // end::loader[]
            assertThat(first).isEqualTo(again).isEqualTo("1.25");
            assertThat(ASKED).containsExactly("EUR/USD");
        }
    }

    @Test
    @Timeout(30)
    void get_byManyThreadsAtOnce_loadsOnce() throws Exception {
        int threads = 8;
        CountDownLatch asking = new CountDownLatch(threads);
        AtomicInteger loads = new AtomicInteger();
        CacheLoader<String, BigDecimal> patient = new RateLoader() {
            @Override
            public BigDecimal load(String pair) {
                loads.incrementAndGet();
                awaitQuietly(asking);
                return new BigDecimal("1.25");
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            Cache<String, BigDecimal> rates = manager.createCache(
                    "rates",
                    new MutableConfiguration<String, BigDecimal>()
                            .setTypes(String.class, BigDecimal.class)
                            .setReadThrough(true)
                            .setCacheLoaderFactory(() -> patient));
            Callable<BigDecimal> asker = () -> {
                asking.countDown();
                return rates.get("EUR/USD");
            };
            for (Future<BigDecimal> answer : pool.invokeAll(Collections.nCopies(threads, asker))) {
                assertThat(answer.get()).isEqualTo("1.25");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(loads).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BigDecimal askTheBank(String pair) {
        ASKED.add(pair);
        return new BigDecimal("1.25");
    }
}
