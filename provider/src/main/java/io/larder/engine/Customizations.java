// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the application plugged into a cache, made by its factories, closed with the cache. */
final class Customizations<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Customizations.class);

    private final String cacheName;
    /** Guarded by its own lock, held across no user code; so is what follows. */
    private final Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Those of them that the cache uses as long as it is open. */
    private final Set<Object> lasting = Collections.newSetFromMap(new IdentityHashMap<>());

    Customizations(String cacheName) {
        this.cacheName = cacheName;
    }

    ExpiryPolicy expiryPolicy(CompleteConfiguration<K, V> configuration) {
        ExpiryPolicy policy = make(configuration.getExpiryPolicyFactory());
        return policy == null ? new EternalExpiryPolicy() : policy;
    }

    @Nullable
    CacheLoader<K, V> loader(CompleteConfiguration<K, V> configuration) {
        return make(configuration.getCacheLoaderFactory());
    }

    @Nullable
    CacheWriter<? super K, ? super V> writer(CompleteConfiguration<K, V> configuration) {
        return make(configuration.getCacheWriterFactory());
    }

    private <T> @Nullable T make(@Nullable Factory<? extends T> factory) {
        T customization = factory == null ? null : factory.create();
        if (customization != null) {
            synchronized (made) {
                made.add(customization);
                lasting.add(customization);
            }
        }
        return customization;
    }

    /** Notes what a registration's factories made. */
    void add(Collection<?> customizations) {
        synchronized (made) {
            made.addAll(customizations);
        }
    }

    /** Closes what can be closed, each object once; a failure is logged and stops nothing. */
    void close() {
        close(customization -> true);
    }

    /** Closes those of the listeners and filters that the condition holds for, unless they are something else too. */
    void closeListeners(Predicate<Object> condition) {
        close(customization -> !lasting.contains(customization) && condition.test(customization));
    }

    private void close(Predicate<Object> condition) {
        List<Object> chosen;
        synchronized (made) {
            chosen = made.stream().filter(condition).toList();
            chosen.forEach(made::remove);
        }
        chosen.forEach(this::close);
    }

    private void close(Object customization) {
        if (customization instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException | RuntimeException failure) {
                LOG.warn(
                        "Cache '{}': {} could not be closed",
                        cacheName,
                        customization.getClass().getName(),
                        failure);
            }
        }
    }
}
