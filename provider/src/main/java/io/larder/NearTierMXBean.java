// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.spi.FarStore.Telling;

/**
 * What a cache with a near tier ({@code tiered+}) keeps in this JVM, and what becomes of it: over JMX as
 * {@code io.larder:type=NearTier,CacheManager=<URI>,Cache=<name>} while the cache's statistics are enabled, and from
 * {@link LarderCache#unwrap} always. Safe for use by several threads.
 *
 * <p>Lookups are those for an entry's value, by whatever operation: {@code get} and {@code getAll}, entry processors,
 * comparisons with an expected value, a loader's second look. Other than in JSR-107's statistics an operation may so count
 * several, or none. All is counted only while the cache's statistics are enabled, since the last {@link #clear()}.
 */
public interface NearTierMXBean {

    /** Lookups that were answered in this JVM, with nothing sent. */
    long getNearHits();

    /** Lookups for which the server was asked and had the entry, with the value sent or known to stand. */
    long getFarHits();

    /** Lookups for which the server was asked and had no such entry. */
    long getMisses();

    /** {@link #getNearHits()} in percent of all lookups; 0 if there was none. */
    float getNearHitPercentage();

    /** How many entries are kept at present, those included that are of no use any more and have not gone yet. */
    long getEntries();

    /** How many bytes they take at present, as {@code near.max-weight} counts them. */
    long getWeight();

    /** Entries that made room for others here. They are on the server still. */
    long getEvictions();

    /** How often the server told of a change, of an entry that is kept or not; this JVM's own changes included. */
    long getInvalidations();

    /** How often something was looked up and not kept, since it changed, or others looked it up, at the same time. */
    long getRefusedFills();

    /**
     * How often the server was asked whether what is kept still stands: because it does not tell of changes, or since what
     * it told may have meant more than this JVM's own write.
     */
    long getRevalidations();

    /**
     * Whether what is kept is to be trusted: {@code EVERY_CHANGE}: until its change is told; {@code NOT_NOW}: not at all,
     * until the connection that tells is there again; {@code NEVER}: for {@code near.max-staleness}.
     */
    Telling getTelling();

    /** Counts anew from here. What is kept stays. */
    void clear();
}
