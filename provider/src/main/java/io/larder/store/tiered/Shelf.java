// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.larder.spi.FarStore;
import io.larder.spi.NearTier.Event;
import io.larder.spi.Stored;
import io.larder.store.tiered.Fills.Fill;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a near tier, until all of them are out of date: then another shelf takes its place. Safe for use by
 * several threads.
 */
final class Shelf<K, V> {

    private final FarStore<K, V> far;
    private final NearBound bound;
    private final Consumer<Event> counts;
    private final Cache<K, NearEntry<V>> entries;

    /** What changes are told under, for each entry; and for one that is about to be put, from just before that on. */
    private final ConcurrentHashMap<String, K> keys = new ConcurrentHashMap<>();

    /** The marks of those that were put before anybody asked for them: they make room for all others. */
    private final Queue<String> spare = new ConcurrentLinkedQueue<>();

    /** Held while something is put and there are spare ones, so that two do not count on the same room. */
    private final ReentrantLock room = new ReentrantLock();

    /** An empty one. */
    Shelf(FarStore<K, V> far, NearBound bound, Consumer<Event> counts) {
        this.far = far;
        this.bound = bound;
        this.counts = counts;
        Caffeine<K, NearEntry<V>> builder = Caffeine.newBuilder()
                .evictionListener((@Nullable K key, @Nullable NearEntry<V> entry, RemovalCause cause) -> {
                    if (entry != null) {
                        keys.remove(entry.mark());
                        counts.accept(Event.EVICTION);
                    }
                });
        this.entries = bound.byWeight()
                ? builder.maximumWeight(bound.most())
                        .weigher((K key, NearEntry<V> entry) -> weight(entry))
                        .build()
                : builder.maximumSize(bound.most()).build();
    }

    @Nullable
    NearEntry<V> get(K key) {
        return entries.getIfPresent(key);
    }

    /** Whether it is there, which nobody has asked for. */
    boolean holds(K key) {
        return entries.asMap().containsKey(key);
    }

    long size() {
        return entries.estimatedSize();
    }

    /** What all entries weigh, whatever the bound is. */
    long weight() {
        OptionalLong known = weighed();
        return known.isPresent()
                ? known.getAsLong()
                : entries.asMap().values().stream().mapToLong(this::weight).sum();
    }

    private OptionalLong weighed() {
        // Without this the weight may be that of a while ago.
        entries.cleanUp();
        return entries.policy().eviction().map(Eviction::weightedSize).orElse(OptionalLong.empty());
    }

    private int weight(NearEntry<V> entry) {
        return NearBound.weight(far.bytes(entry.stored()), entry.mark());
    }

    /**
     * Puts what was read, or written; if the fill is spoiled, what is there stays if it is the same write, else nothing is
     * there afterwards.
     *
     * @param key kept
     * @return what is there afterwards
     */
    @Nullable
    NearEntry<V> put(K key, NearEntry<V> read, Fill fill) {
        if (spare.isEmpty()) {
            return putNow(key, read, fill);
        }
        room.lock();
        try {
            while (fits(read) && !hasRoom(read) && removeSpare()) {
                counts.accept(Event.EVICTION);
            }
            return putNow(key, read, fill);
        } finally {
            room.unlock();
        }
    }

    /**
     * Puts what nobody has asked for, as {@link #put}, if there is room; what is there already stays.
     *
     * @return false if there is no room
     */
    boolean putSpare(K key, NearEntry<V> read, Fill fill) {
        room.lock();
        try {
            if (!hasRoom(read)) {
                return false;
            }
            // Before it is there: whoever puts something from now on takes the lock.
            spare.add(fill.mark());
            if (!holds(key)) {
                putNow(key, read, fill);
            }
            return true;
        } finally {
            room.unlock();
        }
    }

    /** Whether it is not too heavy for an empty shelf. */
    private boolean fits(NearEntry<V> coming) {
        return !bound.byWeight() || weight(coming) <= bound.most();
    }

    private boolean hasRoom(NearEntry<V> coming) {
        if (!bound.byWeight()) {
            return entries.estimatedSize() < bound.most();
        }
        return weighed().orElse(0) + weight(coming) <= bound.most();
    }

    /** One that nobody has asked for goes; false if there is none. */
    private boolean removeSpare() {
        for (String mark = spare.poll(); mark != null; mark = spare.poll()) {
            K key = keys.get(mark);
            NearEntry<V> entry = key == null ? null : entries.asMap().get(key);
            if (entry != null && entry.isSpare()) {
                remove(mark);
                return true;
            }
        }
        return false;
    }

    private @Nullable NearEntry<V> putNow(K key, NearEntry<V> read, Fill fill) {
        return entries.asMap().compute(key, (equal, present) -> {
            // Who spoils the fill, or tells of it, looks for the key afterwards: one of the two sees the other.
            keys.put(fill.mark(), key);
            Long told = fill.toldAt();
            NearEntry<V> wanted = told == null ? read : read.told(told);
            NearEntry<V> next = fill.isSpoiled() ? agreeing(present, read.stored()) : wanted;
            return kept(fill.mark(), next);
        });
    }

    /** What is to be there; if nothing is, its mark is forgotten as well. */
    private @Nullable NearEntry<V> kept(String mark, @Nullable NearEntry<V> next) {
        if (next == null) {
            keys.remove(mark);
        }
        return next;
    }

    /** The entry of this mark goes. Whatever fill was under way has been spoiled before. */
    void remove(String mark) {
        removeUnless(mark, null);
    }

    /** As {@link #remove}; whether it was there, and somebody had asked for it. */
    boolean removeAsked(String mark) {
        K key = keys.get(mark);
        NearEntry<V> present = key == null ? null : entries.asMap().get(key);
        remove(mark);
        return present != null && !present.isSpare();
    }

    /**
     * A change of the entry was told: it goes, unless it is what this JVM has written itself, of which that may have been
     * the word.
     *
     * @return what has to be confirmed; null if it is gone
     */
    @Nullable
    Unconfirmed<K, V> told(String mark, long at) {
        K key = keys.get(mark);
        NearEntry<V> left = key == null
                ? null
                : entries.asMap()
                        .compute(key, (equal, present) -> kept(mark, present == null ? null : present.told(at)));
        return left == null ? null : new Unconfirmed<>(this, requireNonNull(key), left);
    }

    /**
     * Puts another in the place of an entry, if that very object is still there.
     *
     * @param next null for none
     */
    void replace(Unconfirmed<K, V> old, @Nullable NearEntry<V> next) {
        entries.asMap()
                .computeIfPresent(
                        old.key(), (equal, present) -> present == old.entry() ? kept(present.mark(), next) : present);
    }

    /**
     * An entry that may be out of date.
     *
     * @param shelf where it is
     */
    record Unconfirmed<K, V>(Shelf<K, V> shelf, K key, NearEntry<V> entry) {

        /** Whether it is still there. */
        boolean stands() {
            return shelf.entries.asMap().get(key) == entry;
        }
    }

    /** As {@link #remove}, unless it is the same write as this one. */
    void removeUnless(String mark, @Nullable Stored<V> seen) {
        K key = keys.get(mark);
        if (key != null) {
            entries.asMap().compute(key, (equal, present) -> kept(mark, agreeing(present, seen)));
        }
    }

    private @Nullable NearEntry<V> agreeing(@Nullable NearEntry<V> present, @Nullable Stored<V> seen) {
        if (present == null || seen == null || !far.isSameWrite(present.stored(), seen)) {
            return null;
        }
        present.asked();
        return present;
    }
}
