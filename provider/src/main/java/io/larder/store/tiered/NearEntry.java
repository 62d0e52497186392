// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/** An entry of the far tier as it was read. Two of them are never equal. Safe for use by several threads. */
final class NearEntry<V> {

    private final String mark;
    private final Stored<V> stored;
    private final Lifetime lifetime;
    private final long readAt;
    private final long confirmedAt;
    private final Word word;

    /** What is still to be told of it. */
    private enum Word {
        /** Nothing: whatever is told next is a change. */
        NONE,
        /** This JVM's own write, which it is. */
        AWAITED,
        /** Its own write was told; by the same word perhaps a change after that, too. */
        AMBIGUOUS
    }

    /** Written at most once more, so that many threads can read it for little. */
    private volatile boolean spare;

    private NearEntry(String mark, Stored<V> stored, Lifetime lifetime, long readAt, long confirmedAt, Word word) {
        this.mark = mark;
        this.stored = stored;
        this.lifetime = lifetime;
        this.readAt = readAt;
        this.confirmedAt = confirmedAt;
        this.word = word;
    }

    /**
     * An entry.
     *
     * @param mark what the far tier calls it
     * @param lifetime what it had left, or more, at that moment
     * @param readAt nanoseconds of the clock, before it was asked for
     */
    static <V> NearEntry<V> read(String mark, Stored<V> stored, Lifetime lifetime, long readAt) {
        return new NearEntry<>(mark, stored, lifetime, readAt, readAt, Word.NONE);
    }

    /**
     * An entry that this JVM has just written, which nobody has asked for so far.
     *
     * @param writtenAt nanoseconds of the clock, before that was sent
     */
    static <V> NearEntry<V> written(String mark, Stored<V> stored, Lifetime lifetime, long writtenAt) {
        return new NearEntry<>(mark, stored, lifetime, writtenAt, writtenAt, Word.AWAITED).unasked();
    }

    /** The same, of which a change was told at that moment; null if that can not have been this JVM's own. */
    @Nullable
    NearEntry<V> told(long at) {
        return word == Word.AWAITED ? like(at, Word.AMBIGUOUS) : null;
    }

    /** Whether what was told of it may have been more than this JVM's own write: it may be out of date. */
    boolean isAmbiguous() {
        return word == Word.AMBIGUOUS;
    }

    private NearEntry<V> like(long confirmed, Word next) {
        NearEntry<V> like = new NearEntry<>(mark, stored, lifetime, readAt, confirmed, next);
        like.spare = spare;
        return like;
    }

    /** The same, which the far tier still had when it was asked at that moment. */
    NearEntry<V> confirmed(long at) {
        return like(at, Word.NONE);
    }

    /** The same, which nobody has asked for so far. */
    NearEntry<V> unasked() {
        NearEntry<V> unasked = like(confirmedAt, word);
        unasked.spare = true;
        return unasked;
    }

    /** Somebody asks for it. */
    void asked() {
        if (spare) {
            spare = false;
        }
    }

    /** Whether nobody has asked for it. */
    boolean isSpare() {
        return spare;
    }

    String mark() {
        return mark;
    }

    Stored<V> stored() {
        return stored;
    }

    /** What it had left at {@link #readAt()}. */
    Lifetime lifetime() {
        return lifetime;
    }

    long readAt() {
        return readAt;
    }

    /**
     * When it was still there for the last time, as far as is known without being told; if it {@link #isAmbiguous},
     * when it became so.
     */
    long confirmedAt() {
        return confirmedAt;
    }
}
