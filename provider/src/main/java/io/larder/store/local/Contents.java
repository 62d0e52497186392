// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.concurrent.ConcurrentMap;

/** The entries between two clears: one Caffeine cache, in its three views. */
record Contents<K, V>(Cache<K, Held<V>> cache, ConcurrentMap<K, Held<V>> map, Policy<K, Held<V>> policy) {

    static <K, V> Contents<K, V> of(Cache<K, Held<V>> cache) {
        return new Contents<>(cache, cache.asMap(), cache.policy());
    }
}
