// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * Grants at one rate to each of many names. All JVMs whose cache managers have the same store share the buckets, and
 * should have the same rate. Safe for use by several threads.
 */
final class Limiter {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

    private final ProxyManager<String> buckets;
    private final BucketConfiguration limit;

    // tag::limiter[]
    Limiter(CacheManager manager, Rate rate) {
        buckets =
                Bucket4jJCache.entryProcessorBasedBuilder(cache(manager, rate)).build();
        limit = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.period()))
                .build();
    }

    boolean grants(String name) {
        return bucketOf(name).tryConsume(1); // <1>
    }

    Bucket bucketOf(String name) {
        return buckets.builder().build(name, () -> limit); // <2>
    }
    // end::limiter[]

    // tag::cache[]
    private static Cache<String, byte[]> cache(CacheManager manager, Rate rate) {
        String name = "buckets-" + rate.tokens() + "-in-" + rate.period(); // <1>
        Cache<String, byte[]> present = manager.getCache(name, String.class, byte[].class);
        return present != null
                ? present
                : manager.createCache(
                        name,
                        new MutableConfiguration<String, byte[]>()
                                .setTypes(String.class, byte[].class)
                                .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(untilFull(rate)))); // <2>
    }

    private static javax.cache.expiry.Duration untilFull(Rate rate) {
        return new javax.cache.expiry.Duration(
                TimeUnit.MILLISECONDS, rate.period().plus(CLOCKS_MAY_DIFFER).toMillis());
    }
    // end::cache[]
}
