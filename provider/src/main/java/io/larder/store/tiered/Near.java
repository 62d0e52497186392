// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.FarStore;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.FarStore.Watcher;
import io.larder.spi.NearTier;
import io.larder.spi.Stored;
import io.larder.store.tiered.Fills.Fill;
import io.larder.store.tiered.Shelf.Unconfirmed;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one cache keeps in this JVM, and what makes it go. Safe for use by several threads.
 *
 * <p>Whoever has read an entry in this JVM, from whichever tier, is followed by nobody who reads an older one here,
 * though word of the change may still be on its way. For let R be a read that was answered by the far tier. Before it
 * returns it spoils the other reads under way ({@link #read}, {@link #seen}), and after that removes what is kept
 * unless that is the same write as it has found. What another read F has found older can then be kept neither before nor
 * after the removal:
 *
 * <ul>
 *   <li>before, the removal finds it;
 *   <li>after, F was still under way when R spoiled, and is not kept: a fill is under way until it is kept, and whether
 *       it is spoiled is looked at while it is put. Or F had not begun by then: so it began to ask the far tier after R
 *       had its answer, and what it has found is no older.
 * </ul>
 *
 * <p>If R is kept itself, it takes the place of what is there. That is no newer: whoever put it spoiled first what was
 * under way, and R is not spoiled, so R began to ask after the other had its answer. If the shelf has changed since R
 * began, R is not kept, and looks at the new one; a fill into one that is newer still begins after R spoiled.
 *
 * <p>What this JVM writes is kept too, if nobody else changed or read the entry meanwhile, under the same conditions: whoever
 * reads the entry from the far tier from when the change began spoils what it would keep, or finds and compares it; and
 * reads that were under way then are spoiled.
 *
 * <p>Every change is told, this JVM's own as well. Several that follow each other closely may be told in one word, so the
 * first that comes after a write of this JVM's own may mean that alone, or another after it. So the far tier is asked
 * then, in the background ({@link Confirmations}). Until its answer has come the entry is used for a moment, as it would
 * be if the word had come that much later; and if another word comes, it goes.
 *
 * <p>Only walks over a cache are left out of this: what they come across is compared with nothing.
 */
final class Near<K, V> implements Watcher, NearTier {

    private final FarStore<K, V> far;
    private final NearRules rules;
    private final Consumer<Event> counts;
    private final Fills fills = new Fills();
    private final Confirmations<K, V> confirmations;

    /** Replaced as a whole when every entry may have changed. A fill puts into the one that was there when it began. */
    private volatile Shelf<K, V> shelf;

    /**
     * An empty one.
     *
     * @param counts is told what takes place
     * @param background carries out what takes time
     */
    Near(FarStore<K, V> far, NearRules rules, Consumer<Event> counts, Executor background) {
        this.far = far;
        this.rules = rules;
        this.counts = counts;
        this.confirmations = new Confirmations<>(far, rules, counts, background);
        this.shelf = empty();
    }

    private Shelf<K, V> empty() {
        return new Shelf<>(far, rules.bound(), counts);
    }

    Shelf<K, V> shelf() {
        return shelf;
    }

    /** A read of the far tier begins. {@link #end} follows. */
    Fill begin(String mark) {
        return fills.begin(mark);
    }

    /**
     * The far tier's answer to a read, before that returns.
     *
     * @param key kept
     * @param into the shelf before the read began
     * @param read null if there is no such entry
     */
    void read(K key, Fill fill, Shelf<K, V> into, @Nullable NearEntry<V> read) {
        fills.overtake(fill);
        Shelf<K, V> current = shelf;
        if (read != null && rules.isLive(read) && current == into) {
            if (current.put(key, read, fill) == null) {
                counts.accept(Event.REFUSED_FILL);
            }
            return;
        }
        current.removeUnless(fill.mark(), read == null ? null : read.stored());
        if (current != into) {
            counts.accept(Event.REFUSED_FILL);
        }
    }

    /**
     * The far tier's answer to a read that nobody has asked for; is kept only if nothing has to go for that.
     *
     * @param into the shelf before the read began
     * @return whether there may be room for more
     */
    boolean readAhead(K key, Fill fill, Shelf<K, V> into, NearEntry<V> read) {
        // As for any other read: those under way may have seen something older, and must not take its place.
        fills.overtake(fill);
        return shelf == into && (!rules.isLive(read) || into.putSpare(key, read.unasked(), fill));
    }

    /** The far tier's answer to somebody who keeps none, before that one returns; null if there is no such entry. */
    void seen(String mark, @Nullable Stored<V> stored) {
        fills.spoil(mark);
        shelf.removeUnless(mark, stored);
    }

    void end(Fill fill) {
        fills.end(fill);
    }

    /**
     * Changes entries of the far tier. Meanwhile nothing is kept of them: nobody in this JVM reads from the near tier
     * what the change replaces, nor what stands when it has failed.
     */
    <R> R changing(Collection<String> marks, Supplier<R> change) {
        List<Fill> changes = marks.stream().map(fills::beginChange).toList();
        try {
            marks.forEach(mark -> shelf.remove(mark));
            return change.get();
        } finally {
            changes.forEach(fills::end);
        }
    }

    /** This JVM begins to write an entry, and may keep what it writes. {@link #end} follows. */
    Fill beginWrite(String mark) {
        return fills.beginChange(mark);
    }

    /**
     * What this JVM has written is there, and {@link #end} has not been called yet.
     *
     * @param key kept
     * @param into the shelf before the write began
     */
    void written(K key, Fill write, Shelf<K, V> into, NearEntry<V> written) {
        if (shelf == into && rules.isLive(written)) {
            NearEntry<V> kept = into.put(key, written, write);
            if (kept != null && kept.isAmbiguous()) {
                confirmations.add(new Unconfirmed<>(into, key, kept));
            }
        }
    }

    /** Nothing is kept from now on of what was read before. */
    void forget() {
        shelf = empty();
    }

    @Override
    public void changed(String mark) {
        counts.accept(Event.INVALIDATION);
        long now = rules.now();
        fills.told(mark, now);
        Unconfirmed<K, V> left = shelf.told(mark, now);
        if (left != null) {
            confirmations.add(left);
        }
    }

    @Override
    public void changedEverything() {
        counts.accept(Event.INVALIDATION);
        forget();
    }

    @Override
    public long entries() {
        return shelf.size();
    }

    @Override
    public long weight() {
        return shelf.weight();
    }

    @Override
    public Telling telling() {
        return far.telling();
    }
}
