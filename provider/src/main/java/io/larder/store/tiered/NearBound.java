// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.config.CacheSettings;

/**
 * How much a near tier keeps.
 *
 * @param most so many entries, or so many bytes
 * @param byWeight whether it is bytes
 */
record NearBound(long most, boolean byWeight) {

    /**
     * What an entry takes besides its envelope and its name, in bytes: the objects around them, and the nodes of the maps
     * that hold it. Measured with entries of a few hundred bytes, on a 64-bit JVM with compressed references.
     */
    private static final int OVERHEAD = 512;

    static NearBound of(CacheSettings settings) {
        Long weight = settings.get(TieredSettings.MAX_WEIGHT);
        return weight == null
                ? new NearBound(settings.require(TieredSettings.MAX_ENTRIES), false)
                : new NearBound(weight, true);
    }

    /**
     * What an entry weighs.
     *
     * @param bytes of its envelope
     */
    static int weight(int bytes, String mark) {
        return (int) Math.min(Integer.MAX_VALUE, (long) bytes + mark.length() + OVERHEAD);
    }
}
