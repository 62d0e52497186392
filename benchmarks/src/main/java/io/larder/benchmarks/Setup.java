// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;

/**
 * How a JCache cache is configured: by the specification's own {@link MutableConfiguration} and nothing that belongs to one provider.
 *
 * @param expiring   the expiry policy
 * @param statistics whether statistics are on
 * @param byValue    whether the cache must copy
 */
record Setup(Expiring expiring, boolean statistics, boolean byValue) {
    static final Setup PLAIN = new Setup(Expiring.ETERNAL, false, false);
    static final Setup BY_VALUE = new Setup(Expiring.ETERNAL, false, true);

    static Setup expiring(Expiring expiring) {
        return new Setup(expiring, false, false);
    }

    static Setup withStatistics() {
        return new Setup(Expiring.ETERNAL, true, false);
    }

    <V> Cache<Integer, V> create(CacheManager manager, String name, Class<V> valueType) {
        return create(manager, name, valueType, Duration.ONE_HOUR);
    }

    <V> Cache<Integer, V> create(CacheManager manager, String name, Class<V> valueType, Duration lifetime) {
        return manager.createCache(
                name,
                new MutableConfiguration<Integer, V>()
                        .setTypes(Integer.class, valueType)
                        .setExpiryPolicyFactory(expiring.policy(lifetime))
                        .setStatisticsEnabled(statistics)
                        .setStoreByValue(byValue));
    }
}
