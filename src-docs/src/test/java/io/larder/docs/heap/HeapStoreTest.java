// SPDX-License-Identifier: Apache-2.0
package io.larder.docs.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeapStoreTest {

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
    void operations_onHeapUri_areThoseOfJCache() {
        // tag::use[]
        CacheManager manager = provider.getCacheManager(URI.create("heap:/"), null);
        Cache<String, Integer> cache = manager.createCache(
                "numbers", new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class));
        // end::use[]
        assertThat(cache.putIfAbsent("one", 1)).isTrue();
        assertThat(cache.putIfAbsent("one", 2)).isFalse();
        assertThat(cache.replace("one", 2, 3)).isFalse();
        assertThat(cache.replace("one", 1, 3)).isTrue();
        assertThat(cache.getAndPut("one", 4)).isEqualTo(3);
        cache.put("two", 2);
        assertThat(cache).extracting(Cache.Entry::getKey).containsExactlyInAnyOrder("one", "two");
        assertThat(cache.getAndRemove("two")).isEqualTo(2);
        cache.clear();
        assertThat(cache.iterator()).isExhausted();
    }

    @Test
    @Timeout(10)
    void get_pastTheDeadline_isNull() {
        CacheManager manager = provider.getCacheManager(URI.create("heap:/"), null);
        Cache<String, Integer> cache = manager.createCache(
                "short",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(
                                CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 300))));
        cache.put("one", 1);
        cache.put("one", 2); // an update keeps the deadline
        while (cache.containsKey("one")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(cache.get("one")).isNull();
        assertThat(cache.putIfAbsent("one", 3)).isTrue();
    }
}
