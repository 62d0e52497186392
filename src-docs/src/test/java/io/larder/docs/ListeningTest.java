// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void put_onExistingEntry_tellsOldAndNewValue() {
        List<String> changes = new ArrayList<>();
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            Cache<String, String> weather = manager.createCache(
                    "weather", new MutableConfiguration<String, String>().setTypes(String.class, String.class));

            // tag::listener[]
            CacheEntryUpdatedListener<String, String> turns = events -> events.forEach(event ->
                    changes.add(event.getKey() + ": " + event.getOldValue() + ", now " + event.getValue())); // <1>
            weather.registerCacheEntryListener(
                    new MutableCacheEntryListenerConfiguration<>(() -> turns, null, true, true)); // <2>

            weather.put("Oslo", "snow");
            weather.put("Oslo", "sun"); // tells "Oslo: snow, now sun"
            // end::listener[]
        }
        assertThat(changes).containsExactly("Oslo: snow, now sun");
    }
}
