// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import java.util.Iterator;
import javax.cache.Cache;

/** As {@link Cache#iterator()}: each entry given out is an access. For one thread. */
final class CacheIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

    private final Kernel<K, V> kernel;
    private final SingleKey<K, V> singleKey;
    private final Statistics statistics;
    private final Cursor<K, V> cursor;
    private final boolean touching;
    private boolean onEntry;

    CacheIterator(Kernel<K, V> kernel, SingleKey<K, V> singleKey, Statistics statistics) {
        this.kernel = kernel;
        this.singleKey = singleKey;
        this.statistics = statistics;
        this.cursor = kernel.store.scan();
        FixedExpiry fixed = kernel.expiry.fixed();
        this.touching = fixed == null || !fixed.access().isKeep();
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    @Override
    public Cache.Entry<K, V> next() {
        cursor.advance();
        K key = cursor.key();
        V value = cursor.value();
        if (touching) {
            touch(key);
        }
        ThreadCounts counts = statistics.mine();
        if (counts != null) {
            counts.hit(ThreadCounts.UNTIMED);
        }
        onEntry = true;
        return new CacheEntry<>(key, value);
    }

    private void touch(K key) {
        Lifetime lifetime = kernel.expiry.answers().access();
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
