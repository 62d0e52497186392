// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * What is known beforehand of the lifetimes that a store will be asked for, so that it can choose a cheaper
 * representation. A promise of the engine for as long as the store is open.
 *
 * @param neverExpires every lifetime is {@link Lifetime#ETERNAL} or {@link Lifetime#KEEP}
 * @param read the lifetime that reads touch with: each {@code read} and {@code readAll} asks for this one or for
 *     {@link Lifetime#KEEP}; KEEP if none is fixed, in which case a read may ask for any
 */
public record Outlook(boolean neverExpires, Lifetime read) {

    /** Nothing is known. */
    public static final Outlook OPEN = new Outlook(false, Lifetime.KEEP);

    /** Nothing ever expires. */
    public static final Outlook ETERNAL = new Outlook(true, Lifetime.KEEP);
}
