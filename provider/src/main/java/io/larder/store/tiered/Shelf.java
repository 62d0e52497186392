// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.larder.spi.Stored;
import io.larder.store.tiered.Fills.Fill;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a near tier, until all of them are out of date: then another shelf takes its place. Safe for use by
 * several threads.
 */
final class Shelf<K, V> {

    private final Cache<K, NearEntry<V>> entries;

    /** What changes are told under, for each entry; and for one that is about to be put, from just before that on. */
    private final ConcurrentHashMap<String, K> keys = new ConcurrentHashMap<>();

    private final BiPredicate<Stored<V>, Stored<V>> same;

    /**
     * An empty one.
     *
     * @param same whether two are the same write of an entry
     */
    Shelf(long maxEntries, BiPredicate<Stored<V>, Stored<V>> same) {
        this.same = same;
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
     * Puts what was read; if the fill is spoiled, what is there stays if it is the same write, else nothing is there
     * afterwards.
     *
     * @param key kept
     */
    void put(K key, NearEntry<V> read, Fill fill) {
        entries.asMap().compute(key, (equal, present) -> {
            // Who spoils the fill looks for the key afterwards: one of the two sees the other.
            keys.put(fill.mark(), key);
            NearEntry<V> next = fill.isSpoiled() ? agreeing(present, read.stored()) : read;
            if (next == null) {
                keys.remove(fill.mark());
            }
            return next;
        });
    }

    /** The entry of this mark goes. Whatever fill was under way has been spoiled before. */
    void remove(String mark) {
        removeUnless(mark, null);
    }

    /** As {@link #remove}, unless it is the same write as this one. */
    void removeUnless(String mark, @Nullable Stored<V> seen) {
        K key = keys.get(mark);
        if (key != null) {
            entries.asMap().compute(key, (equal, present) -> {
                NearEntry<V> next = agreeing(present, seen);
                if (next == null) {
                    keys.remove(mark);
                }
                return next;
            });
        }
    }

    private @Nullable NearEntry<V> agreeing(@Nullable NearEntry<V> present, @Nullable Stored<V> seen) {
        return present != null && seen != null && same.test(present.stored(), seen) ? present : null;
    }
}
