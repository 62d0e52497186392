// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import javax.cache.Cache;

/** A key and a value, as iterators give them out and writers get them. */
record CacheEntry<K, V>(K key, V value) implements Cache.Entry<K, V> {

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public V getValue() {
        return value;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap(this, type);
    }
}
