// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.engine.CacheEngine;
import io.larder.management.CacheBeans;
import io.larder.management.ConfigurationBean;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What is around the entries of one cache: its name, its manager, its configuration as it changes at run time, its
 * MXBeans, and its end.
 */
final class CacheLife<K, V> {

    private final String name;
    private final LarderCacheManager manager;
    private final LarderConfiguration<K, V> origin;
    private final CacheBeans beans;
    private final CacheEngine<K, V> engine;
    private final @Nullable NearTierBean nearTier;

    /** Guarded by this object's lock, which is held across no user code. */
    private final MutableConfiguration<K, V> present;

    private volatile boolean closed;

    CacheLife(
            String name,
            LarderCacheManager manager,
            LarderConfiguration<K, V> configuration,
            CacheEngine<K, V> engine) {
        this.name = name;
        this.manager = manager;
        this.origin = configuration;
        this.present = new MutableConfiguration<>(configuration);
        this.beans = new CacheBeans(manager.getURI(), name);
        this.engine = engine;
        this.nearTier = NearTierBean.of(engine);
    }

    String name() {
        return name;
    }

    LarderCacheManager manager() {
        return manager;
    }

    /** What is counted of the near tier; null if there is none. */
    @Nullable
    NearTierBean nearTier() {
        return nearTier;
    }

    boolean isClosed() {
        return closed;
    }

    void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("The cache '" + name + "' is closed");
        }
    }

    /** Shows what the configuration wants shown. */
    void begin() {
        enableStatistics(origin.isStatisticsEnabled());
        enableManagement(origin.isManagementEnabled());
    }

    synchronized void enableStatistics(boolean enabled) {
        ensureOpen();
        engine.statistics().setEnabled(enabled);
        beans.showStatistics(enabled, engine.statistics());
        if (nearTier != null) {
            beans.showNearTier(enabled, nearTier);
        }
        present.setStatisticsEnabled(enabled);
    }

    synchronized void enableManagement(boolean enabled) {
        ensureOpen();
        beans.showConfiguration(enabled, new ConfigurationBean(this::snapshot));
        present.setManagementEnabled(enabled);
    }

    void register(CacheEntryListenerConfiguration<K, V> listener) {
        synchronized (this) {
            present.addCacheEntryListenerConfiguration(listener);
        }
        boolean registered = false;
        try {
            engine.register(listener);
            registered = true;
        } finally {
            if (!registered) {
                forget(listener);
            }
        }
    }

    void deregister(CacheEntryListenerConfiguration<K, V> listener) {
        forget(listener);
        engine.deregister(listener);
    }

    private synchronized void forget(CacheEntryListenerConfiguration<K, V> listener) {
        present.removeCacheEntryListenerConfiguration(listener);
    }

    /** The present configuration, as a copy that changes no more. */
    <C extends Configuration<K, V>> C configuration(Class<C> type) {
        if (type.isAssignableFrom(LarderConfiguration.class)) {
            return type.cast(origin.over(snapshot()));
        }
        if (type.isAssignableFrom(MutableConfiguration.class)) {
            return type.cast(snapshot());
        }
        throw new IllegalArgumentException("The configuration of the cache '" + name + "' can not be had as "
                + type.getName() + ", only as Configuration, CompleteConfiguration, MutableConfiguration or"
                + " LarderConfiguration");
    }

    private synchronized MutableConfiguration<K, V> snapshot() {
        return new MutableConfiguration<>(present);
    }

    LarderConfiguration<K, V> configuration() {
        return origin.over(snapshot());
    }

    /** From now on the cache is closed for everybody, and its MXBeans are gone. Harmless when repeated. */
    synchronized void end() {
        if (!closed) {
            closed = true;
            beans.hide();
        }
    }

    /**
     * Frees what an ended cache held; once it returns, what the application plugged in is closed.
     *
     * @param forGood whether the entries go too, wherever they are
     */
    void free(boolean forGood) {
        if (forGood) {
            engine.destroy();
        } else {
            engine.close();
        }
    }
}
