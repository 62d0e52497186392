// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

class GettingStartedTest {

    @Test
    void start_onePurchase_leavesElevenApples() {
        // tag::start[]
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager manager = provider.getCacheManager(URI.create("local:/"), null); // <1>

        MutableConfiguration<String, Integer> fiveMinutes = new MutableConfiguration<String, Integer>()
                .setTypes(String.class, Integer.class)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)); // <2>
        Cache<String, Integer> stock = manager.createCache("stock", fiveMinutes);

        stock.put("apples", 12);
        int left = stock.invoke("apples", (apples, arguments) -> { // <3>
            apples.setValue(apples.getValue() - 1);
            return apples.getValue();
        });
        // end::start[]
        assertThat(left).isEqualTo(11);
        assertThat(stock.get("apples")).isEqualTo(11);
        // tag::start[]
        provider.close(); // <4>
        // end::start[]
        assertThat(stock.isClosed()).isTrue();
    }

    @Test
    void readme_onePurchase_leavesElevenApples() {
        // tag::readme[]
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager manager = provider.getCacheManager(URI.create("local:/"), null);
        Cache<String, Integer> stock = manager.createCache(
                "stock",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)));

        stock.put("apples", 12);
        int left = stock.invoke("apples", (apples, arguments) -> {
            apples.setValue(apples.getValue() - 1); // atomic, whoever else buys apples now
            return apples.getValue();
        });
        provider.close();
        // end::readme[]
        assertThat(left).isEqualTo(11);
    }
}
