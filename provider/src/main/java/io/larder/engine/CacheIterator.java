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
    private final boolean touching;
    private boolean ahead;
    private boolean exhausted;
    private @Nullable K last;

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
        return ahead || lookAhead();
    }

    /** Apart from {@link #hasNext}, which is called for each entry and so must be small. */
    private boolean lookAhead() {
        if (exhausted) {
            return false;
        }
        ahead = cursor.advance();
        if (!ahead) {
            exhausted = true;
            cursor.close();
        }
        return ahead;
    }

    @Override
    public Cache.Entry<K, V> next() {
        if (!ahead && !lookAhead()) {
            throw new NoSuchElementException("The cache has no further entry");
        }
        ahead = false;
        K key = cursor.key();
        V value = cursor.value();
        if (touching) {
            touch(key);
        }
        ThreadCounts counts = statistics.mine();
        if (counts != null) {
            counts.hit(ThreadCounts.UNTIMED);
        }
        last = key;
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
        if (last == null) {
            throw new IllegalStateException("There is no entry to remove: call next() first");
        }
        K key = last;
        last = null;
        singleKey.remove(key);
    }
}
