// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A store on a server that a near tier can stand before: it tells how long entries have left, and of changes, whoever
 * made them, as far as the server does. A read that begins when another has returned finds nothing older than that did.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface FarStore<K, V> extends Store<K, V> {

    /** What is told of changes at present. */
    enum Telling {
        /** Each of them, to whoever watches. */
        EVERY_CHANGE,
        /** Some may be missed, but not for long. */
        NOT_NOW,
        /** None, as far as anybody knows. */
        NEVER
    }

    /**
     * An entry and how long it has left.
     *
     * @param stored the entry
     * @param lifetime counted from the moment when the entry was asked for, at most what the server had left for it
     *     then; {@link Lifetime#ZERO} if that is not known; never {@link Lifetime#KEEP}
     * @param <V> the type of the values
     */
    record Remaining<V>(Stored<V> stored, Lifetime lifetime) {}

    /**
     * A write, and the entry as a read of that very write would see it.
     *
     * @param outcome what became of the write
     * @param stored null if it was refused, or the store can not tell
     * @param <V> the type of the values
     */
    record Written<V>(Outcome<V> outcome, @Nullable Stored<V> stored) {}

    /** Who watches. Called on any thread; must return at once, and calls nothing of the store. */
    interface Watcher {

        /**
         * The entry may have changed: by a write, a touch, a removal, expiry, eviction, by this object's own commands
         * too; perhaps told more than once, before or after a command of this JVM returns.
         *
         * @param mark as {@link FarStore#mark} gives it
         */
        void changed(String mark);

        /**
         * Every entry may have changed: the cache was cleared, the server emptied, or changes were missed. Told when
         * {@link Telling#EVERY_CHANGE} has ended, and told before it begins.
         */
        void changedEverything();
    }

    /** What changes of the entry of this key are told under: equal for equal keys, of no other key. */
    String mark(K key);

    /** As {@link #read} without a touch, with what the entry has left, in the same trip. */
    @Nullable
    Remaining<V> readRemaining(K key);

    /** {@link #readRemaining} for each key; tells of those found, in any order. One round trip per server. */
    default void readAllRemaining(Set<? extends K> keys, BiConsumer<? super K, ? super Remaining<V>> found) {
        for (K key : keys) {
            Remaining<V> remaining = readRemaining(key);
            if (remaining != null) {
                found.accept(key, remaining);
            }
        }
    }

    /** Whether the live entry is the one that was seen. No touch; cheaper than to read it. */
    boolean isCurrent(K key, Stored<V> seen);

    /** {@link #isCurrent} for each entry; those that are. One round trip per server. */
    default Set<K> areCurrent(Map<K, ? extends Stored<V>> seen) {
        Set<K> current = new HashSet<>();
        seen.forEach((key, stored) -> {
            if (isCurrent(key, stored)) {
                current.add(key);
            }
        });
        return current;
    }

    /**
     * As {@link #write}, for a near tier that keeps what it writes.
     *
     * @param write its key is kept
     */
    default Written<V> writeAndSee(Command.Write<K, V> write) {
        return new Written<>(write.applyTo(this), null);
    }

    /**
     * Whether both are the same write of an entry of one key, read once or twice, touched in between or not. Asks nobody.
     *
     * @param one as this store gave it
     * @param other as this store gave it
     */
    boolean isSameWrite(Stored<V> one, Stored<V> other);

    /**
     * How many bytes the entry was sent in, its name aside. Asks nobody.
     *
     * @param seen as this store gave it
     */
    int bytes(Stored<V> seen);

    /** What is told at this moment. Costs next to nothing. */
    Telling telling();

    /** From now on tells this one, until the store is closed. Called once. */
    void watch(Watcher watcher);
}
