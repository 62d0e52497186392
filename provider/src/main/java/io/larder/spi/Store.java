// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache: versions and lifetimes under keys. Each method is atomic for each key it names and safe
 * for use by several threads. An entry is live from its write until its deadline, to the millisecond; one whose
 * deadline has passed is absent to every method.
 *
 * <p>No argument is null; no lifetime given is {@link Lifetime#ZERO}. Failures of the store itself come out as
 * {@link javax.cache.CacheException}. After {@link #close()} no method is called.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface Store<K, V> extends AutoCloseable {

    /**
     * The live entry, or null; if there is one and {@code touch} is not {@link Lifetime#KEEP}, its lifetime starts
     * anew with {@code touch}, in the same step.
     */
    @Nullable
    Stored<V> read(K key, Lifetime touch);

    /** The value of {@link #read}, for those who need no version. */
    default @Nullable V value(K key, Lifetime touch) {
        Stored<V> stored = read(key, touch);
        return stored == null ? null : stored.value();
    }

    /** Whether there is a live entry. No touch. */
    boolean contains(K key);

    /** {@link #read} for each key; tells of those found, in any order. One round trip per server. */
    default void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        for (K key : keys) {
            Stored<V> stored = read(key, touch);
            if (stored != null) {
                found.accept(key, stored);
            }
        }
    }

    /**
     * Stores the value if the condition holds: with {@code lifetimes.created()} if no live entry was there, else with
     * {@code lifetimes.updated()}.
     *
     * @param wantPrevious whether the outcome must bear the entry that was replaced
     */
    Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious);

    /**
     * Starts the lifetime anew if the entry is still the one that was seen.
     *
     * @return false if it was not
     */
    boolean touch(K key, Stored<V> seen, Lifetime lifetime);

    /**
     * Removes the live entry if the condition holds; {@link Match#ABSENT} is never asked for.
     *
     * @param wantPrevious whether the outcome must bear the entry that was removed
     */
    Outcome<V> remove(K key, Match match, boolean wantPrevious);

    /**
     * Carries out the commands, each atomic in itself, no two of them for the same key; the outcomes are in the order
     * of the commands. One round trip per server.
     */
    default List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        return commands.stream().map(command -> command.applyTo(this)).toList();
    }

    /** Makes every entry that was written before the call unreachable, at a cost that does not grow with their number. */
    void clear();

    /** A walk over the live entries. */
    Cursor<K, V> scan();

    /** Makes every entry unreachable for good and frees what the cache occupies; {@link #close()} follows. */
    void destroy();

    /**
     * Locks that other JVMs see, for what must run once among them all; null where no other JVM sees the entries. The
     * same each time.
     */
    default @Nullable Leases<K> leases() {
        return null;
    }

    /** What is kept nearer than where the entries live; null where that is nothing. The same each time. */
    default @Nullable NearTier nearTier() {
        return null;
    }

    /** Frees what this object holds in this JVM. What lies on a server stays there. Harmless when repeated. */
    @Override
    void close();
}
