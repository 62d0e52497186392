// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Together;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheWriter;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Eight threads that increment by {@code invoke} lose none, whatever the cache is made of. */
final class ContendedInvokeTest {

    private static final int THREADS = 8;
    private static final int INCREMENTS = 10_000;

    private static final EntryProcessor<Integer, Integer, Integer> INCREMENT = (entry, arguments) -> {
        int next = entry.exists() ? entry.getValue() + 1 : 1;
        entry.setValue(next);
        return next;
    };

    private final LarderCachingProvider provider = new LarderCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    private static MutableConfiguration<Integer, Integer> configuration(boolean byValue, boolean ownPolicy) {
        MutableConfiguration<Integer, Integer> configuration =
                new MutableConfiguration<Integer, Integer>().setTypes(Integer.class, Integer.class);
        configuration.setStoreByValue(byValue);
        if (ownPolicy) {
            configuration.setExpiryPolicyFactory(Hours::new);
        }
        return configuration;
    }

    private static final class Hours implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.HOURS, 1);
        }

        @Override
        public Duration getExpiryForAccess() {
            return new Duration(TimeUnit.HOURS, 3);
        }

        @Override
        public @Nullable Duration getExpiryForUpdate() {
            return null;
        }
    }

    private record Counting(LongAdder events)
            implements CacheEntryCreatedListener<Integer, Integer>, CacheEntryUpdatedListener<Integer, Integer> {
        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Integer, ? extends Integer>> created) {
            created.forEach(event -> events.increment());
        }

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<? extends Integer, ? extends Integer>> updated) {
            updated.forEach(event -> events.add(event.getValue() - event.getOldValue()));
        }
    }

    private record CountingWriter(LongAdder writes) implements CacheWriter<Integer, Integer> {
        @Override
        public void write(Cache.Entry<? extends Integer, ? extends Integer> entry) {
            writes.increment();
        }

        @Override
        public void writeAll(java.util.Collection<Cache.Entry<? extends Integer, ? extends Integer>> entries) {
            throw new UnsupportedOperationException("nobody writes many");
        }

        @Override
        public void delete(Object key) {
            throw new UnsupportedOperationException("nobody deletes");
        }

        @Override
        public void deleteAll(java.util.Collection<?> keys) {
            throw new UnsupportedOperationException("nobody deletes many");
        }
    }

    private interface Addition {
        void to(MutableConfiguration<Integer, Integer> configuration);
    }

    private void increment(Addition addition) throws Exception {
        for (boolean byValue : List.of(true, false)) {
            for (boolean ownPolicy : List.of(true, false)) {
                for (int keys : new int[] {1, 100}) {
                    MutableConfiguration<Integer, Integer> configuration = configuration(byValue, ownPolicy);
                    addition.to(configuration);
                    increment(configuration, keys);
                }
            }
        }
    }

    private void increment(MutableConfiguration<Integer, Integer> configuration, int keys) throws Exception {
        Cache<Integer, Integer> cache = provider.getCacheManager().createCache("contended", configuration);
        Together.run(THREADS, thread -> {
            for (int i = 0; i < INCREMENTS; i++) {
                cache.invoke((i + thread) % keys, INCREMENT);
            }
        });
        for (int key = 0; key < keys; key++) {
            assertThat(cache.get(key)).isEqualTo(THREADS * INCREMENTS / keys);
        }
        provider.getCacheManager().destroyCache("contended");
    }

    @Test
    void increments_areAllCounted() throws Exception {
        increment(configuration -> {});
    }

    @Test
    void increments_withAListener_areAllCountedAndTold() throws Exception {
        LongAdder events = new LongAdder();
        increment(configuration -> configuration.addCacheEntryListenerConfiguration(
                new MutableCacheEntryListenerConfiguration<>(() -> new Counting(events), null, true, true)));
        assertThat(events.sum()).isEqualTo(8L * THREADS * INCREMENTS);
    }

    @Test
    void increments_withAWriter_areAllCountedAndWrittenOnce() throws Exception {
        LongAdder writes = new LongAdder();
        increment(configuration ->
                configuration.setWriteThrough(true).setCacheWriterFactory(() -> new CountingWriter(writes)));
        assertThat(writes.sum()).isEqualTo(8L * THREADS * INCREMENTS);
    }
}
