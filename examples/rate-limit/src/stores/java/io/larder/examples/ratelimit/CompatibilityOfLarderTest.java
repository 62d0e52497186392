// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.grid.jcache.CompatibilityTest;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The check that Bucket4j has for providers of JCache. */
class CompatibilityOfLarderTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    /** The check mostly sleeps, so all stores are checked at once. */
    @Test
    void test_onEachStore_findsItCompatible() {
        URI redis = SERVERS.redis().uri();
        URI memcached = SERVERS.memcached().uri();
        try (CachingProvider provider = Caching.getCachingProvider()) {
            Map<URI, CompletableFuture<Integer>> counted = Stream.of(
                            URI.create("local:/"),
                            redis,
                            memcached,
                            URI.create("tiered+" + redis),
                            URI.create("tiered+" + memcached))
                    .collect(
                            toMap(store -> store, store -> CompletableFuture.supplyAsync(() -> test(provider, store))));

            assertThat(counted).hasSize(5);
            counted.forEach((store, count) ->
                    assertThat(count.join()).as(store.toString()).isEqualTo(4000));
        }
    }

    private static int test(CachingProvider provider, URI store) {
        Cache<String, Integer> cache = provider.getCacheManager(store, null)
                .createCache("compatibility of " + store.getScheme(), new MutableConfiguration<>());
        try {
            new CompatibilityTest(cache).test();
            return cache.get("42");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
