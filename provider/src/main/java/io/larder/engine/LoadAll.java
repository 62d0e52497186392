// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As {@link javax.cache.Cache#loadAll}: fills the cache from its loader in a thread of the manager's. */
final class LoadAll<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LoadAll.class);

    private final String cacheName;
    private final Kernel<K, V> kernel;
    private final @Nullable ReadThrough<K, V> loader;
    private final Workers workers;

    LoadAll(String cacheName, Kernel<K, V> kernel, @Nullable ReadThrough<K, V> loader, Workers workers) {
        this.cacheName = cacheName;
        this.kernel = kernel;
        this.loader = loader;
        this.workers = workers;
    }

    /** Begins; the listener is told of the end, also if the manager is closed before. */
    void begin(Set<? extends K> keys, boolean replace, @Nullable CompletionListener listener) {
        if (loader == null) {
            if (listener != null) {
                listener.onCompletion();
            }
            return;
        }
        Set<K> wanted = new HashSet<>(keys);
        try {
            workers.loads().execute(() -> run(loader, wanted, replace, listener));
        } catch (RejectedExecutionException closed) {
            fail(listener, new CacheException("Cache '" + cacheName + "' was closed before it could load", closed));
        }
    }

    private void run(ReadThrough<K, V> source, Set<K> wanted, boolean replace, @Nullable CompletionListener listener) {
        try {
            load(source, wanted, replace);
        } catch (RuntimeException failure) {
            fail(listener, failure);
            return;
        } catch (LinkageError | AssertionError | StackOverflowError failure) {
            fail(listener, new CacheException("Cache '" + cacheName + "': the cache loader failed", failure));
            return;
        }
        if (listener != null) {
            listener.onCompletion();
        }
    }

    private void load(ReadThrough<K, V> source, Set<K> wanted, boolean replace) {
        if (!replace) {
            wanted.removeIf(kernel.store::contains);
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<K, V> loaded = source.loadAll(wanted);
        new BulkKernel<>(kernel)
                .execute(
                        loaded.keySet(),
                        key -> replace ? Operations.refill(known(loaded, key)) : Operations.fill(known(loaded, key)));
    }

    private V known(Map<K, V> loaded, K key) {
        V value = loaded.get(key);
        if (value == null) {
            throw new CacheException("Cache '" + cacheName + "': a loaded key changed its hash code meanwhile");
        }
        return value;
    }

    private void fail(@Nullable CompletionListener listener, Exception failure) {
        if (listener == null) {
            LOG.warn("Cache '{}': loadAll failed, and there is no completion listener to tell", cacheName, failure);
        } else {
            listener.onException(failure);
        }
    }
}
