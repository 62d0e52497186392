// SPDX-License-Identifier: Apache-2.0
package io.larder.leaks.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;
import javax.cache.Cache;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** Everything that an application can plug into a cache, in one class. */
public final class Plugin
        implements CacheLoader<String, Item>,
                CacheWriter<String, Item>,
                CacheEntryCreatedListener<String, Item>,
                CacheEntryUpdatedListener<String, Item>,
                CacheEntryExpiredListener<String, Item>,
                ExpiryPolicy,
                ToIntBiFunction<String, Item> {

    /** For a setting that names the class. */
    public Plugin() {}

    @Override
    public Item load(String key) {
        return Item.of(key);
    }

    @Override
    public Map<String, Item> loadAll(Iterable<? extends String> keys) {
        Map<String, Item> loaded = new HashMap<>();
        keys.forEach(key -> loaded.put(key, Item.of(key)));
        return loaded;
    }

    @Override
    public void write(Cache.Entry<? extends String, ? extends Item> entry) {
        entry.getValue();
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Item>> entries) {
        entries.clear();
    }

    @Override
    public void delete(Object key) {
        assert key instanceof String;
    }

    @Override
    public void deleteAll(Collection<?> keys) {
        keys.clear();
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Item>> events) {
        events.forEach(CacheEntryEvent::getValue);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Item>> events) {
        events.forEach(CacheEntryEvent::getOldValue);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends Item>> events) {
        events.forEach(CacheEntryEvent::getOldValue);
    }

    @Override
    public Duration getExpiryForCreation() {
        return new Duration(TimeUnit.MINUTES, 30);
    }

    @Override
    public Duration getExpiryForAccess() {
        return new Duration(TimeUnit.MINUTES, 30);
    }

    @Override
    public @Nullable Duration getExpiryForUpdate() {
        return null;
    }

    @Override
    public int applyAsInt(String key, Item value) {
        return value.parts.size();
    }
}
