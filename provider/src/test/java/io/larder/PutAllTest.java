// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PutAllTest {

    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final Cache<Integer, Object> cache = provider.getCacheManager(URI.create("local:/"), null)
            .createCache("values", new MutableConfiguration<Integer, Object>());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void putAll_withOneValueThatCanNotBeCopied_storesNone() {
        Map<Integer, Object> values = new LinkedHashMap<>();
        for (int key = 0; key < 10; key++) {
            values.put(key, new ArrayList<>());
        }
        values.put(10, new Thread(() -> {}));
        assertThatThrownBy(() -> cache.putAll(values))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThat(cache.iterator()).isExhausted();
    }

    @Test
    void put_ofAValueThatCanNotBeCopied_leavesNoStaleOneAndSaysHowToGoOn() {
        cache.put(1, "old");
        assertThatThrownBy(() -> cache.put(1, new ReentrantLock[] {new ReentrantLock()}))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("setStoreByValue(false)")
                .hasMessageContaining("larder.store-by-value");
        assertThat(cache.get(1)).isNull();
    }
}
