// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.engine.CacheEngine;
import io.larder.engine.Statistics;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.NearTier;
import io.larder.spi.NearTier.Event;
import org.jspecify.annotations.Nullable;

/** What is counted of a near tier, and what that says of itself. */
record NearTierBean(Statistics statistics, NearTier tier) implements NearTierMXBean {

    /** That of a cache; null if it has no near tier. */
    static @Nullable NearTierBean of(CacheEngine<?, ?> engine) {
        NearTier tier = engine.nearTier();
        return tier == null ? null : new NearTierBean(engine.statistics(), tier);
    }

    @Override
    public long getNearHits() {
        return statistics.sum(Event.NEAR_HIT);
    }

    @Override
    public long getFarHits() {
        return statistics.sum(Event.FAR_HIT);
    }

    @Override
    public long getMisses() {
        return statistics.sum(Event.MISS);
    }

    @Override
    public float getNearHitPercentage() {
        long near = getNearHits();
        long lookups = near + getFarHits() + getMisses();
        return lookups == 0 ? 0f : near * 100f / lookups;
    }

    @Override
    public long getEntries() {
        return tier.entries();
    }

    @Override
    public long getWeight() {
        return tier.weight();
    }

    @Override
    public long getEvictions() {
        return statistics.sum(Event.EVICTION);
    }

    @Override
    public long getInvalidations() {
        return statistics.sum(Event.INVALIDATION);
    }

    @Override
    public long getRefusedFills() {
        return statistics.sum(Event.REFUSED_FILL);
    }

    @Override
    public long getRevalidations() {
        return statistics.sum(Event.REVALIDATION);
    }

    @Override
    public Telling getTelling() {
        return tier.telling();
    }

    @Override
    public void clear() {
        statistics.clearNearTier();
    }
}
