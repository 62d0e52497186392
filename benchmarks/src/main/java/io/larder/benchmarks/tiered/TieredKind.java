// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** The caches that are measured, and what is done with each. */
enum TieredKind {
    /** Near hits, asked for equally often; nothing expires. */
    ETERNAL("near hit, eternal", 8_000),
    /** The same; an update leaves the deadline alone. */
    CREATED("near hit, created expiry", 8_000),
    /** The same; each use renews the lifetime. */
    TOUCHED("near hit, touched expiry", 8_000),
    /** A mix of reads and writes; a few keys are asked for often, and a tenth of all fits in. */
    ZIPF("99/1, a tenth is near", 100_000),
    /** The same mix, and all fit in. */
    FITS("99/1, all is near", 8_000),
    /** One entry that one JVM changes and another one looks at. */
    VISIBLE("visible elsewhere", 1);

    /** How many entries of a cache a JVM keeps. */
    static final int NEAR_SIZE = 10_000;

    static final Duration LIFETIME = Duration.ofHours(1);

    private final String label;
    private final int keys;

    TieredKind(String label, int keys) {
        this.label = label;
        this.keys = keys;
    }

    String label() {
        return label;
    }

    /** How many entries there are. */
    int keys() {
        return keys;
    }

    /** Only what every contender has: an update renews the lifetime, as {@code SET PX} does. */
    boolean isForAll() {
        return this != CREATED && this != TOUCHED;
    }

    boolean isHits() {
        return hits().contains(this);
    }

    boolean isMix() {
        return mixes().contains(this);
    }

    static List<TieredKind> hits() {
        return List.of(ETERNAL, CREATED, TOUCHED);
    }

    static List<TieredKind> mixes() {
        return List.of(ZIPF, FITS);
    }

    /** How unequally often keys are asked for: the exponent of Zipf's law. */
    double skew() {
        return isMix() ? 0.99 : 0;
    }

    Factory<ExpiryPolicy> policy() {
        javax.cache.expiry.Duration lifetime = javax.cache.expiry.Duration.ONE_HOUR;
        return switch (this) {
            case ETERNAL -> EternalExpiryPolicy.factoryOf();
            case CREATED -> CreatedExpiryPolicy.factoryOf(lifetime);
            case TOUCHED -> TouchedExpiryPolicy.factoryOf(lifetime);
            case ZIPF, FITS, VISIBLE -> ModifiedExpiryPolicy.factoryOf(lifetime);
        };
    }

    /** What the cache is called. */
    String cacheName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
