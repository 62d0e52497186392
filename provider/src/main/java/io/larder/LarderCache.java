// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Bulk;
import io.larder.engine.CacheEngine;
import io.larder.engine.Processing;
import io.larder.engine.SingleKey;
import io.larder.engine.Unwrapping;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * A cache of Larder: {@link Cache} as JSR-107 defines it, the same on every store. Safe for use by several threads.
 *
 * <p>Guarantees beyond the interface:
 *
 * <ul>
 *   <li>{@link #putIfAbsent}, {@link #replace}, {@link #remove(Object, Object)}, the {@code getAnd…} operations and
 *       {@link #invoke} are atomic for the key, in the store.
 *   <li>An entry is never returned after its expiry policy has let it end, and never ends before.
 *   <li>An {@link EntryProcessor} may run again if the entry changes while it runs; only the last run has an effect. A
 *       loader or writer is called once for an operation.
 *   <li>However many threads miss a key of a read-through cache, they share one call of the loader.
 *   <li>Listeners get the events of one key in the order in which the changes took place, and never while the cache
 *       holds a lock. An operation inside a listener or an entry processor returns before its own synchronous listeners
 *       have been told; they are as soon as the outer operation ends.
 *   <li>Failures of the store come out as {@link javax.cache.CacheException}.
 * </ul>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LarderCache<K, V> implements Cache<K, V> {

    private final CacheLife<K, V> life;
    private final CacheEngine<K, V> engine;
    private final SingleKey<K, V> single;
    private final Bulk<K, V> bulk;
    private final Processing<K, V> processing;
    private final AtomicBoolean freeing = new AtomicBoolean();

    LarderCache(CacheLife<K, V> life, CacheEngine<K, V> engine) {
        this.life = life;
        this.engine = engine;
        this.single = engine.singleKey();
        this.bulk = engine.bulk();
        this.processing = engine.processing();
    }

    @Override
    @SuppressWarnings("NullAway") // null where there is no entry, as the interface says in words; so in the others
    public V get(K key) {
        life.ensureOpen();
        return single.get(key(key));
    }

    @Override
    public Map<K, V> getAll(Set<? extends K> keys) {
        life.ensureOpen();
        return bulk.getAll(keys(keys));
    }

    @Override
    public boolean containsKey(K key) {
        life.ensureOpen();
        return single.containsKey(key(key));
    }

    @Override
    public void loadAll(
            Set<? extends K> keys, boolean replaceExistingValues, @Nullable CompletionListener completionListener) {
        life.ensureOpen();
        engine.loadAll(keys(keys), replaceExistingValues, completionListener);
    }

    @Override
    public void put(K key, V value) {
        life.ensureOpen();
        single.put(key(key), value(value));
    }

    @Override
    @SuppressWarnings("NullAway")
    public V getAndPut(K key, V value) {
        life.ensureOpen();
        return single.getAndPut(key(key), value(value));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        life.ensureOpen();
        for (Map.Entry<? extends K, ? extends V> entry :
                requireNonNull(map, "The map is null").entrySet()) {
            key(entry.getKey());
            value(entry.getValue());
        }
        bulk.putAll(map);
    }

    @Override
    public boolean putIfAbsent(K key, V value) {
        life.ensureOpen();
        return single.putIfAbsent(key(key), value(value));
    }

    @Override
    public boolean remove(K key) {
        life.ensureOpen();
        return single.remove(key(key));
    }

    @Override
    public boolean remove(K key, V oldValue) {
        life.ensureOpen();
        return single.remove(key(key), value(oldValue));
    }

    @Override
    @SuppressWarnings("NullAway")
    public V getAndRemove(K key) {
        life.ensureOpen();
        return single.getAndRemove(key(key));
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        life.ensureOpen();
        return single.replace(key(key), value(oldValue), value(newValue));
    }

    @Override
    public boolean replace(K key, V value) {
        life.ensureOpen();
        return single.replace(key(key), value(value));
    }

    @Override
    @SuppressWarnings("NullAway")
    public V getAndReplace(K key, V value) {
        life.ensureOpen();
        return single.getAndReplace(key(key), value(value));
    }

    @Override
    public void removeAll(Set<? extends K> keys) {
        life.ensureOpen();
        bulk.removeAll(keys(keys));
    }

    @Override
    public void removeAll() {
        life.ensureOpen();
        bulk.removeAll();
    }

    @Override
    public void clear() {
        life.ensureOpen();
        bulk.clear();
    }

    /** {@inheritDoc} A type that {@link LarderConfiguration} has gives one, with Larder's own settings. */
    @Override
    public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
        return life.configuration(type);
    }

    @Override
    public <T> T invoke(K key, EntryProcessor<K, V, T> entryProcessor, Object... arguments) {
        life.ensureOpen();
        return processing.invoke(key(key), processor(entryProcessor), arguments);
    }

    @Override
    public <T> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> entryProcessor, Object... arguments) {
        life.ensureOpen();
        return processing.invokeAll(keys(keys), processor(entryProcessor), arguments);
    }

    @Override
    public String getName() {
        return life.name();
    }

    @Override
    public LarderCacheManager getCacheManager() {
        return life.manager();
    }

    /** {@inheritDoc} What the store holds elsewhere than in this JVM stays there. */
    @Override
    public void close() {
        close(false);
    }

    /** The name is free only when all is gone, or what is left of this cache could be taken for the next one's. */
    void close(boolean forGood) {
        life.end();
        if (!freeing.compareAndSet(false, true)) {
            return;
        }
        try {
            life.free(forGood);
        } finally {
            life.manager().release(this);
        }
    }

    CacheLife<K, V> life() {
        return life;
    }

    @Override
    public boolean isClosed() {
        return life.isClosed();
    }

    /** {@inheritDoc} A cache with a near tier gives its {@link NearTierMXBean} too. */
    @Override
    public <T> T unwrap(Class<T> type) {
        NearTierMXBean nearTier = life.nearTier();
        return nearTier != null && type == NearTierMXBean.class ? type.cast(nearTier) : Unwrapping.unwrap(this, type);
    }

    @Override
    public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
        life.ensureOpen();
        life.register(requireNonNull(listener, "The listener configuration is null"));
    }

    @Override
    public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
        life.ensureOpen();
        life.deregister(requireNonNull(listener, "The listener configuration is null"));
    }

    @Override
    public Iterator<Entry<K, V>> iterator() {
        life.ensureOpen();
        return engine.iterator();
    }

    @Override
    public String toString() {
        return "LarderCache[" + life.name() + " at " + life.manager().getURI() + "]";
    }

    private static <K> K key(K key) {
        return requireNonNull(key, "The key is null");
    }

    private static <V> V value(V value) {
        return requireNonNull(value, "The value is null");
    }

    private static <K> Set<? extends K> keys(Set<? extends K> keys) {
        for (K key : requireNonNull(keys, "The set of keys is null")) {
            key(key);
        }
        return keys;
    }

    private static <K, V, T> EntryProcessor<K, V, T> processor(EntryProcessor<K, V, T> processor) {
        return requireNonNull(processor, "The entry processor is null");
    }
}
