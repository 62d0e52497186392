// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** As {@link Cache#iterator()}: each entry given out is an access. For one thread. */
final class CacheIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

    private final Kernel<K, V> kernel;
    private final SingleKey<K, V> singleKey;
    private final Statistics statistics;
    private final Cursor<K, V> cursor;
    private final @Nullable FixedExpiry fixed;
    private boolean onEntry;

    CacheIterator(Kernel<K, V> kernel, SingleKey<K, V> singleKey, Statistics statistics) {
        this.kernel = kernel;
        this.singleKey = singleKey;
        this.statistics = statistics;
        this.cursor = kernel.store.scan();
        this.fixed = kernel.expiry.fixed();
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    @Override
    public Cache.Entry<K, V> next() {
        if (!cursor.hasNext()) {
            throw new NoSuchElementException("The cache has no further entry");
        }
        cursor.advance();
        K key = cursor.key();
        V value = cursor.value();
        access(key);
        ThreadCounts counts = statistics.mine();
        if (counts != null) {
            counts.hit(ThreadCounts.UNTIMED);
        }
        onEntry = true;
        return new CacheEntry<>(key, value);
    }

    private void access(K key) {
        Lifetime lifetime = fixed == null ? kernel.expiry.access() : fixed.access();
        if (!lifetime.isKeep()) {
            kernel.accessed(key, cursor.stored(), lifetime);
        }
    }

    @Override
    public void remove() {
        if (!onEntry) {
            throw new IllegalStateException("There is no entry to remove: call next() first");
        }
        onEntry = false;
        singleKey.remove(cursor.key());
    }
}
