// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
    private final Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());

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
            made.add(customization);
        }
        return customization;
    }

    /** Closes what can be closed, each object once, listeners included; a failure is logged and stops nothing. */
    void close(List<? extends Registration<K, V>> listeners) {
        listeners.forEach(this::add);
        made.forEach(this::close);
        made.clear();
    }

    /** Closes a listener that was deregistered. */
    void close(Registration<K, V> listener) {
        Customizations<K, V> alone = new Customizations<>(cacheName);
        alone.close(List.of(listener));
    }

    private void add(Registration<K, V> listener) {
        for (Object customization : listener.customizations()) {
            if (customization != null) {
                made.add(customization);
            }
        }
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
