// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.Lifetime;
import io.larder.spi.Stored;

/** An entry of the far tier as it was read. Two of them are never equal. Safe for use by several threads. */
final class NearEntry<V> {

    private final String mark;
    private final Stored<V> stored;
    private final Lifetime lifetime;
    private final long readAt;
    private final long confirmedAt;

    /** Written at most once more, so that many threads can read it for little. */
    private volatile boolean spare;

    private NearEntry(String mark, Stored<V> stored, Lifetime lifetime, long readAt, long confirmedAt) {
        this.mark = mark;
        this.stored = stored;
        this.lifetime = lifetime;
        this.readAt = readAt;
        this.confirmedAt = confirmedAt;
    }

    /**
     * An entry.
     *
     * @param mark what the far tier calls it
     * @param lifetime what it had left, or more, at that moment
     * @param readAt nanoseconds of the clock, before it was asked for
     */
    static <V> NearEntry<V> read(String mark, Stored<V> stored, Lifetime lifetime, long readAt) {
        return new NearEntry<>(mark, stored, lifetime, readAt, readAt);
    }

    /** The same, which the far tier still had when it was asked at that moment. */
    NearEntry<V> confirmed(long at) {
        return new NearEntry<>(mark, stored, lifetime, readAt, at);
    }

    /** The same, which nobody has asked for so far. */
    NearEntry<V> unasked() {
        NearEntry<V> unasked = new NearEntry<>(mark, stored, lifetime, readAt, confirmedAt);
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

    /** When it was still there for the last time, as far as is known without being told. */
    long confirmedAt() {
        return confirmedAt;
    }
}
