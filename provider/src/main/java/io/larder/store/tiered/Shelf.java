// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.larder.store.tiered.Fills.Fill;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a near tier, until all of them are out of date: then another shelf takes its place. Safe for use by
 * several threads.
 */
final class Shelf<K, V> {

    private final Cache<K, NearEntry<V>> entries;

    /** What changes are told under, for each entry; and for one that is about to be put, from just before that on. */
    private final ConcurrentHashMap<String, K> keys = new ConcurrentHashMap<>();

    Shelf(long maxEntries) {
        this.entries = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .evictionListener((@Nullable K key, @Nullable NearEntry<V> entry, RemovalCause cause) -> {
                    if (entry != null) {
                        keys.remove(entry.mark());
                    }
                })
                .build();
    }

    @Nullable
    NearEntry<V> get(K key) {
        return entries.getIfPresent(key);
    }

    /**
     * Puts what was read in place of what was known before, unless that is not there any more or the fill is spoiled.
     *
     * @param key kept
     * @param read null if there is no such entry
     */
    void replace(K key, @Nullable NearEntry<V> known, @Nullable NearEntry<V> read, Fill fill) {
        if (fill.isSpoiled() || (known == null && read == null)) {
            return;
        }
        entries.asMap().compute(key, (same, present) -> {
            // Who spoils the fill looks for the key afterwards: one of the two sees the other.
            keys.put(fill.mark(), key);
            NearEntry<V> next = present == known && !fill.isSpoiled() ? read : present;
            if (next == null) {
                keys.remove(fill.mark());
            }
            return next;
        });
    }

    /** The entry of this mark goes. Whatever fill was under way has been spoiled before. */
    void remove(String mark) {
        K key = keys.get(mark);
        if (key != null) {
            entries.asMap().compute(key, (same, present) -> {
                keys.remove(mark);
                return null;
            });
        }
    }
}
