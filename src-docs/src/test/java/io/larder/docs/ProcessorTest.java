// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessor;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void invoke_untilSoldOut_refusesTheLast() {
        try (CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager()) {
            Cache<String, Integer> seats = manager.createCache(
                    "seats", new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class));
            seats.put("LH 400", 1);

            // tag::processor[]
            EntryProcessor<String, Integer, Boolean> takeOne = (flight, arguments) -> {
                if (!flight.exists() || flight.getValue() == 0) {
                    return false;
                }
                flight.setValue(flight.getValue() - 1);
                return true;
            };
            boolean mine = seats.invoke("LH 400", takeOne); // true for as many callers as there were seats
            // end::processor[]

            assertThat(mine).isTrue();
            assertThat(seats.invoke("LH 400", takeOne)).isFalse();
            assertThat(seats.invoke("LH 401", takeOne)).isFalse();
        }
    }
}
