// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * What a write means for the entry's lifetime, so that one conditional command can carry both answers.
 *
 * @param created how long the entry lives if the write creates it; never {@link Lifetime#KEEP}, never
 *     {@link Lifetime#ZERO}
 * @param updated how long it lives from now on if the write replaces a value; {@link Lifetime#KEEP} leaves its
 *     deadline; never {@link Lifetime#ZERO}
 */
public record Lifetimes(Lifetime created, Lifetime updated) {

    /** Never over, whether created or updated. */
    public static final Lifetimes ETERNAL = new Lifetimes(Lifetime.ETERNAL, Lifetime.ETERNAL);

    private static final Lifetimes KEEPING = new Lifetimes(Lifetime.ETERNAL, Lifetime.KEEP);

    /**
     * Refuses what no write can mean.
     *
     * @throws IllegalArgumentException if one of the two is zero, or an entry that is created is to keep its deadline
     */
    public Lifetimes {
        if (created.isKeep() || created.isZero() || updated.isZero()) {
            throw new IllegalArgumentException(
                    "A write can not carry the lifetimes created=" + created + ", updated=" + updated);
        }
    }

    /** For a write that is sure to update: {@code updated} may be {@link Lifetime#KEEP}. */
    public static Lifetimes updating(Lifetime updated) {
        if (updated.isKeep()) {
            return KEEPING;
        }
        return updated.isEternal() ? ETERNAL : new Lifetimes(Lifetime.ETERNAL, updated);
    }

    /** The same lifetime whether the write creates or updates. */
    public static Lifetimes both(Lifetime lifetime) {
        return lifetime.isEternal() ? ETERNAL : new Lifetimes(lifetime, lifetime);
    }
}
