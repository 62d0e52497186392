// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.List;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryListener;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** Fills a JCache configuration from settings. Works on a copy of what it is given. */
record Completion(CacheSettings settings, ClassLoader loader) {

    <K, V> CompleteConfiguration<K, V> complete(Configuration<K, V> given) {
        MutableConfiguration<K, V> filled = copy(given);
        fill(filled);
        fillThrough(filled);
        return filled;
    }

    CompleteConfiguration<?, ?> declared() {
        Mistakes mistakes = new Mistakes();
        checkPartners(settings, mistakes);
        mistakes.throwIfAny();
        return declared(type(Settings.KEY_TYPE), type(Settings.VALUE_TYPE));
    }

    private <K, V> CompleteConfiguration<K, V> declared(Class<K> keyType, Class<V> valueType) {
        MutableConfiguration<K, V> filled = new MutableConfiguration<>();
        filled.setTypes(keyType, valueType);
        fill(filled);
        fillThrough(filled);
        return filled;
    }

    private static <K, V> MutableConfiguration<K, V> copy(Configuration<K, V> given) {
        if (given instanceof CompleteConfiguration<K, V> complete) {
            return new MutableConfiguration<>(complete);
        }
        return new MutableConfiguration<K, V>()
                .setTypes(given.getKeyType(), given.getValueType())
                .setStoreByValue(given.isStoreByValue());
    }

    private <K, V> void fill(MutableConfiguration<K, V> filled) {
        if (filled.getExpiryPolicyFactory().equals(EternalExpiryPolicy.factoryOf())) {
            filled.setExpiryPolicyFactory(settings.require(Settings.EXPIRY).factory());
        }
        filled.setStoreByValue(filled.isStoreByValue() && settings.require(Settings.STORE_BY_VALUE));
        filled.setStatisticsEnabled(filled.isStatisticsEnabled() || settings.require(Settings.STATISTICS));
        filled.setManagementEnabled(filled.isManagementEnabled() || settings.require(Settings.MANAGEMENT));
        List<Component<CacheEntryListener<?, ?>>> listeners = settings.get(Settings.LISTENERS);
        if (listeners != null) {
            listeners.forEach(listener -> append(filled, listener));
        }
    }

    @SuppressWarnings("unchecked")
    private <K, V> void append(MutableConfiguration<K, V> filled, Component<CacheEntryListener<?, ?>> listener) {
        Factory<?> factory = settings.resolved(Settings.LISTENERS, listener, loader);
        CacheEntryListenerConfiguration<K, V> registration = new MutableCacheEntryListenerConfiguration<>(
                (Factory<CacheEntryListener<? super K, ? super V>>) factory,
                null,
                false,
                settings.require(Settings.LISTENERS_SYNCHRONOUS));
        for (CacheEntryListenerConfiguration<K, V> present : filled.getCacheEntryListenerConfigurations()) {
            if (present.equals(registration)) {
                return;
            }
        }
        filled.addCacheEntryListenerConfiguration(registration);
    }

    @SuppressWarnings("unchecked")
    private <K, V> void fillThrough(MutableConfiguration<K, V> filled) {
        Factory<?> cacheLoader = settings.factory(Settings.LOADER, loader);
        if (filled.getCacheLoaderFactory() == null && cacheLoader != null) {
            filled.setCacheLoaderFactory((Factory<CacheLoader<K, V>>) cacheLoader);
        }
        Factory<?> cacheWriter = settings.factory(Settings.WRITER, loader);
        if (filled.getCacheWriterFactory() == null && cacheWriter != null) {
            filled.setCacheWriterFactory((Factory<CacheWriter<? super K, ? super V>>) cacheWriter);
        }
        if (isWanted(Settings.READ_THROUGH, Settings.LOADER, filled.getCacheLoaderFactory())) {
            filled.setReadThrough(true);
        }
        if (isWanted(Settings.WRITE_THROUGH, Settings.WRITER, filled.getCacheWriterFactory())) {
            filled.setWriteThrough(true);
        }
    }

    /** Notes where something is to go through to a loader or writer that is not there. */
    static void checkPartners(CacheSettings settings, Mistakes mistakes) {
        if (settings.require(Settings.READ_THROUGH) && !settings.isSet(Settings.LOADER)) {
            mistakes.add(settings.source(Settings.READ_THROUGH), lacking(Settings.READ_THROUGH, Settings.LOADER));
        }
        if (settings.require(Settings.WRITE_THROUGH) && !settings.isSet(Settings.WRITER)) {
            mistakes.add(settings.source(Settings.WRITE_THROUGH), lacking(Settings.WRITE_THROUGH, Settings.WRITER));
        }
    }

    /** Said of one cache by its name, going through to nothing is a mistake; as a wish for all it passes this one over. */
    private boolean isWanted(Setting<Boolean> through, Setting<?> partner, @Nullable Factory<?> factory) {
        if (!settings.require(through)) {
            return false;
        }
        if (factory == null && settings.isSetByName(through)) {
            throw new ConfigurationException(List.of(settings.source(through) + ": " + lacking(through, partner)));
        }
        return factory != null;
    }

    private static String lacking(Setting<?> through, Setting<?> partner) {
        return through + "=true needs a " + partner + "; name its class with the setting " + partner;
    }

    private Class<?> type(Setting<String> setting) {
        try {
            return Classes.find(settings.require(setting), loader);
        } catch (IllegalArgumentException e) {
            throw settings.failure(setting, e);
        }
    }
}
