// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** What a store keeps of its entries in this JVM, nearer than where they live. Safe for use by several threads. */
public interface NearTier {

    /** What is counted of a near tier, each time it takes place. A lookup is one for an entry's value. */
    enum Event {
        /** A lookup was answered in this JVM; nothing was sent. */
        NEAR_HIT,
        /** A lookup was answered by the far tier, which had the entry. */
        FAR_HIT,
        /** A lookup was answered by the far tier, which had no such entry. */
        MISS,
        /** An entry made room for others, and is in the far tier alone from now on. */
        EVICTION,
        /** The far tier told that an entry, or every one, may have changed. */
        INVALIDATION,
        /** What a lookup found was not kept: the entry changed, or was looked up by others, at the same time. */
        REFUSED_FILL,
        /** The far tier was asked whether an entry that is kept still stands, without its value being sent. */
        REVALIDATION
    }

    /** How many entries are kept at present, those included that are of no use any more and have not gone yet. */
    long entries();

    /** How many bytes they take, by what is known of their size and an estimate of what each needs besides. */
    long weight();

    /** What the far tier tells of changes at present. */
    FarStore.Telling telling();
}
