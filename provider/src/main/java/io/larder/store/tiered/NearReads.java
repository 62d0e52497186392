// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Copier;
import io.larder.spi.FarStore;
import io.larder.spi.FarStore.Remaining;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.NearTier.Event;
import io.larder.spi.Stored;
import io.larder.store.tiered.Fills.Fill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads entries from the near tier, and those that are not there, or not to be used any more, from the far tier. */
final class NearReads<K, V> {

    private final FarStore<K, V> far;
    private final Near<K, V> near;
    private final Copier copier;
    private final NearRules rules;
    private final Consumer<Event> counts;

    /** @param counts is told what takes place */
    NearReads(FarStore<K, V> far, Near<K, V> near, Copier copier, NearRules rules, Consumer<Event> counts) {
        this.far = far;
        this.near = near;
        this.copier = copier;
        this.rules = rules;
        this.counts = counts;
    }

    @Nullable
    Stored<V> read(K key, Lifetime touch) {
        Telling telling = far.telling();
        if (!rules.allow(telling)) {
            return counted(unkept(key, far.mark(key), touch));
        }
        // Taken after the far tier was asked: if it stops telling, another shelf comes, and one more when it tells
        // again.
        Shelf<K, V> shelf = near.shelf();
        NearEntry<V> known = shelf.get(key);
        return known != null && rules.suffices(known, telling, touch)
                ? hit(known)
                : counted(fetch(key, touch, shelf, known, telling));
    }

    private Stored<V> hit(NearEntry<V> known) {
        known.asked();
        counts.accept(Event.NEAR_HIT);
        return known.stored();
    }

    /** What the far tier was asked for. */
    private @Nullable Stored<V> counted(@Nullable Stored<V> found) {
        counts.accept(found == null ? Event.MISS : Event.FAR_HIT);
        return found;
    }

    boolean contains(K key) {
        Telling telling = far.telling();
        if (rules.allow(telling)) {
            NearEntry<V> known = near.shelf().get(key);
            if (known != null && rules.suffices(known, telling, Lifetime.KEEP)) {
                known.asked();
                return true;
            }
        }
        boolean contains = far.contains(key);
        if (!contains) {
            near.seen(far.mark(key), null);
        }
        return contains;
    }

    void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        Telling telling = far.telling();
        if (!rules.allow(telling)) {
            unkeptAll(keys, touch, found);
            return;
        }
        Shelf<K, V> shelf = near.shelf();
        Set<K> missing = new HashSet<>();
        for (K key : keys) {
            NearEntry<V> known = shelf.get(key);
            if (known != null && rules.suffices(known, telling, touch)) {
                found.accept(key, hit(known));
            } else {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            fetchAll(missing, touch, shelf, found);
        }
    }

    private @Nullable Stored<V> unkept(K key, String mark, Lifetime touch) {
        Stored<V> read = far.read(key, touch);
        near.seen(mark, read);
        return read;
    }

    private void unkeptAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        Map<K, Stored<V>> read = new HashMap<>();
        far.readAll(keys, touch, read::put);
        keys.forEach(key -> near.seen(far.mark(key), counted(read.get(key))));
        read.forEach(found);
    }

    private @Nullable Stored<V> fetch(
            K key, Lifetime touch, Shelf<K, V> into, @Nullable NearEntry<V> known, Telling telling) {
        Fill fill = near.begin(far.mark(key));
        try {
            if (fill.isSpoiled()) {
                counts.accept(Event.REFUSED_FILL);
                return unkept(key, fill.mark(), touch);
            }
            K kept = copier.copy(key);
            NearEntry<V> found = known == null ? null : confirmed(kept, known, telling);
            if (found == null) {
                found = remaining(kept, fill);
            }
            if (found != null && rules.wantsTouch(found, touch)) {
                found = touched(kept, touch, fill);
            }
            // If nobody was asked after all, there is nothing to keep.
            if (found == null || found != known) {
                near.read(kept, fill, into, found);
            }
            return found == null ? null : found.stored();
        } finally {
            near.end(fill);
        }
    }

    /** What is known, if it still stands; the far tier is asked only if it would not have told. */
    private @Nullable NearEntry<V> confirmed(K key, NearEntry<V> known, Telling telling) {
        if (!rules.isLive(known)) {
            return null;
        }
        if (rules.isFresh(known, telling)) {
            return known;
        }
        counts.accept(Event.REVALIDATION);
        long asked = rules.now();
        return far.isCurrent(key, known.stored()) ? known.confirmed(asked) : null;
    }

    private @Nullable NearEntry<V> remaining(K key, Fill fill) {
        long asked = rules.now();
        Remaining<V> read = far.readRemaining(key);
        return read == null ? null : NearEntry.read(fill.mark(), read.stored(), read.lifetime(), asked);
    }

    private @Nullable NearEntry<V> touched(K key, Lifetime touch, Fill fill) {
        long asked = rules.now();
        Stored<V> read = far.read(key, touch);
        return read == null ? null : NearEntry.read(fill.mark(), read, touch, asked);
    }

    /** What is missing of many. */
    private void fetchAll(
            Set<K> keys, Lifetime touch, Shelf<K, V> into, BiConsumer<? super K, ? super Stored<V>> found) {
        Map<K, Fill> fills = new HashMap<>();
        try {
            keys.forEach(key -> fills.put(copier.copy(key), near.begin(far.mark(key))));
            Map<K, NearEntry<V>> read = remaining(fills);
            touchAll(read, touch, fills);
            fills.forEach((key, fill) -> near.read(key, fill, into, read.get(key)));
            for (K key : keys) {
                NearEntry<V> entry = read.get(key);
                Stored<V> stored = counted(entry == null ? null : entry.stored());
                if (stored != null) {
                    found.accept(key, stored);
                }
            }
        } finally {
            fills.values().forEach(near::end);
        }
    }

    private Map<K, NearEntry<V>> remaining(Map<K, Fill> fills) {
        Map<K, NearEntry<V>> read = new HashMap<>();
        long asked = rules.now();
        far.readAllRemaining(
                fills.keySet(),
                (key, entry) ->
                        read.put(key, NearEntry.read(mark(fills, key), entry.stored(), entry.lifetime(), asked)));
        return read;
    }

    private void touchAll(Map<K, NearEntry<V>> read, Lifetime touch, Map<K, Fill> fills) {
        Set<K> due = new HashSet<>();
        read.forEach((key, entry) -> {
            if (rules.wantsTouch(entry, touch)) {
                due.add(key);
            }
        });
        if (due.isEmpty()) {
            return;
        }
        read.keySet().removeAll(due);
        long asked = rules.now();
        far.readAll(due, touch, (key, stored) -> read.put(key, NearEntry.read(mark(fills, key), stored, touch, asked)));
    }

    private static <K> String mark(Map<K, Fill> fills, K key) {
        return requireNonNull(fills.get(key)).mark();
    }
}
