// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Decision.Through;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.jspecify.annotations.Nullable;

/** Tells the cache writer what it must see, before the cache changes. The caller holds the locks of the keys. */
final class WriteThrough<K, V> {

    private final String cacheName;
    private final CacheWriter<? super K, ? super V> writer;

    WriteThrough(String cacheName, CacheWriter<? super K, ? super V> writer) {
        this.cacheName = cacheName;
        this.writer = writer;
    }

    /**
     * Tells the writer of one decision.
     *
     * @return whether there was something to tell
     * @throws CacheWriterException if the writer failed; nothing may change then
     */
    boolean tell(K key, Decision<V, ?> decision) {
        if (decision.through() == Through.NOTHING) {
            return false;
        }
        try {
            if (decision.change() instanceof Change.Write<V> write && decision.through() == Through.WRITE) {
                writer.write(new CacheEntry<>(key, write.value()));
            } else {
                writer.delete(key);
            }
            return true;
        } catch (Exception failure) {
            throw wrapped(failure);
        }
    }

    /**
     * Tells the writer of many decisions, in one call for what is to be written and one for what is to be deleted.
     *
     * @param failed gets the keys for which the writer failed: those it left in the collection it was given when it
     *     threw. What it leaves there when it returns normally counts as done
     * @return what the writer threw, if it did
     */
    @Nullable
    CacheWriterException tellAll(Map<K, ? extends Decision<V, ?>> decisions, Set<K> failed) {
        List<Cache.Entry<? extends K, ? extends V>> writes = new ArrayList<>();
        Set<Object> deletions = new HashSet<>();
        decisions.forEach((key, decision) -> {
            if (decision.through() == Through.WRITE && decision.change() instanceof Change.Write<V> write) {
                writes.add(new CacheEntry<>(key, write.value()));
            } else if (decision.through() == Through.DELETE) {
                deletions.add(key);
            }
        });
        CacheWriterException onWrite = writes.isEmpty() ? null : writeAll(writes, failed);
        CacheWriterException onDelete = deletions.isEmpty() ? null : deleteAll(deletions, decisions.keySet(), failed);
        return onWrite == null ? onDelete : onWrite;
    }

    @SuppressWarnings("unchecked") // a writer of supertypes takes entries of the types
    private @Nullable CacheWriterException writeAll(List<Cache.Entry<? extends K, ? extends V>> writes, Set<K> failed) {
        try {
            ((CacheWriter<K, V>) writer).writeAll(writes);
            return null;
        } catch (Exception failure) {
            writes.forEach(entry -> failed.add(entry.getKey()));
            return wrapped(failure);
        }
    }

    private @Nullable CacheWriterException deleteAll(Set<Object> deletions, Collection<K> keys, Set<K> failed) {
        try {
            writer.deleteAll(deletions);
            return null;
        } catch (Exception failure) {
            keys.stream().filter(deletions::contains).forEach(failed::add);
            return wrapped(failure);
        }
    }

    private CacheWriterException wrapped(Exception failure) {
        return failure instanceof CacheWriterException already
                ? already
                : new CacheWriterException(
                        "Cache '" + cacheName + "': the cache writer "
                                + writer.getClass().getName() + " failed",
                        failure);
    }
}
