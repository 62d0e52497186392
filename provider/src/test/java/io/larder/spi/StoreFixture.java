// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link StoreContract} needs of the store it tests. A test class implements it by extending the contract; whatever
 * it opens, it also closes after each test.
 */
public interface StoreFixture {

    /** The lifetimes that a precise clock in this JVM can be tested with. */
    Timing EXACT = new Timing(Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ZERO);

    /** Opens a store of its own, without entries. */
    <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer);

    /** Returns when the store's clock has gone on by that much: by moving it, or by waiting. */
    void passTime(Duration duration);

    /** How precisely time can be told at this store. */
    Timing timing();

    /** Whether the store tells its observer of every entry that expires, at the latest when its key is written again. */
    boolean tellsOfExpiry();

    /** Whether {@link #open} gives a store that keeps no objects but only their bytes, whatever the copier. */
    default boolean keepsBytes() {
        return false;
    }

    /**
     * How precisely time can be told at a store.
     *
     * @param lifetime the lifetime to test with
     * @param early how long before the deadline an entry is still looked for
     * @param late how long after the deadline it must be gone
     */
    record Timing(Duration lifetime, Duration early, Duration late) {

        /** So many lifetimes. */
        public Lifetime times(int lifetimes) {
            return Lifetime.ofMillis(lifetime.toMillis() * lifetimes);
        }
    }

    /** A store by reference that tells nobody. */
    default <K, V> Store<K, V> open(Outlook outlook) {
        return open(outlook, Copier.SHARING, new Told<>());
    }

    /** A store of which nothing is known, by reference, that tells nobody. */
    default <K, V> Store<K, V> open() {
        return open(Outlook.OPEN);
    }

    /** Lets just not all of so many lifetimes pass, from their beginning. */
    default void passNearly(int lifetimes) {
        passTime(timing().lifetime().multipliedBy(lifetimes).minus(timing().early()));
    }

    /** Lets pass what {@link #passNearly} left. */
    default void passTheRest() {
        passTime(timing().early().plus(timing().late()));
    }

    /** Lets so many lifetimes pass. */
    default void passFully(int lifetimes) {
        passNearly(lifetimes);
        passTheRest();
    }

    /** The outlooks under which a store must behave the same when lifetimes are those of {@link Timing}. */
    default List<Outlook> outlooks() {
        return List.of(Outlook.OPEN, new Outlook(false, timing().times(1)));
    }

    /** The keys and values of all live entries, as {@code key=value}, as a walk finds them. */
    static List<String> contents(Store<?, ?> store) {
        List<String> found = new ArrayList<>();
        try (Cursor<?, ?> cursor = store.scan()) {
            while (cursor.advance()) {
                found.add(cursor.key() + "=" + cursor.stored().value());
            }
        }
        return found;
    }
}
