// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.LarderConfiguration;
import io.larder.spi.StoreException;
import io.larder.testing.servers.MemcachedOptions;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page on Memcached says of servers that forget, refuse, and fail. */
class MemcachedLimitsTest {

    private static final MemcachedServer SERVER = MemcachedServer.start();

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
        SERVER.command("flush_all");
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static CacheManager manager(URI uri) {
        return Caching.getCachingProvider().getCacheManager(uri, null);
    }

    private static Cache<String, String> texts(CacheManager manager, String name) {
        return manager.createCache(name, LarderConfiguration.of(String.class, String.class));
    }

    @Test
    void flush_byOthers_emptiesTheCacheAndNothingFails() {
        Cache<String, String> stock = texts(manager(SERVER.uri()), "stock");
        stock.put("apples", "12");

        SERVER.command("flush_all");

        assertThat(stock.get("apples")).isNull();
        stock.put("apples", "13");
        assertThat(stock.get("apples")).isEqualTo("13");
    }

    @Test
    void clear_leavesTheRestToEvictionAndReachesNobodyElse() {
        Cache<String, String> cleared = texts(manager(SERVER.uri()), "cleared");
        Cache<String, String> kept = texts(manager(SERVER.uri()), "kept");
        SERVER.put("somebody:elses", new byte[] {1});
        cleared.put("k", "v");
        kept.put("k", "v");

        cleared.clear();

        assertThat(cleared.containsKey("k")).isFalse();
        assertThat(kept.containsKey("k")).isTrue();
        assertThat(SERVER.keys())
                .contains("somebody:elses")
                .filteredOn(name -> name.startsWith("larder:cleared:"))
                .hasSize(1);
    }

    @Test
    void iteration_whereItIsForbidden_failsAloneOfAllOperations() {
        try (MemcachedServer server =
                MemcachedServer.start(MemcachedOptions.defaults().with("-o", "no_lru_crawler"))) {
            Cache<String, String> cache = texts(manager(server.uri()), "unlisted");
            cache.putAll(Map.of("a", "1", "b", "2"));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> cache.iterator().hasNext())
                    .withMessageContaining("lru_crawler metadump hash");
            assertThatExceptionOfType(StoreException.class).isThrownBy(cache::removeAll);
            cache.removeAll(Set.of("a"));
            assertThat(cache.getAll(Set.of("a", "b"))).containsOnlyKeys("b");
            cache.clear();
            assertThat(cache.containsKey("b")).isFalse();
        }
    }

    @Test
    void putAll_withOneValueThatIsTooLarge_storesTheOthersAndRemovesWhatWasThere() {
        Cache<String, byte[]> cache =
                manager(SERVER.uri()).createCache("large", LarderConfiguration.of(String.class, byte[].class));
        cache.put("large", new byte[1]);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> cache.putAll(Map.of("small", new byte[1], "large", new byte[2 << 20])));
        assertThat(Stream.of("small", "large").filter(cache::containsKey)).containsExactly("small");
    }

    @Test
    void oneOfTwoServers_dead_failsItsKeysAlone() {
        try (MemcachedServer mortal = MemcachedServer.start()) {
            Cache<String, String> cache = texts(manager(MemcachedServer.uri(SERVER, mortal)), "halves");
            List<String> keys =
                    Stream.iterate(0, i -> i + 1).limit(40).map(i -> "k" + i).toList();
            keys.forEach(key -> cache.put(key, "v"));
            Set<String> lost = Set.copyOf(mortal.keys());
            mortal.kill();
            for (String key : keys) {
                if (lost.stream().anyMatch(name -> name.endsWith(":s" + key))) {
                    assertThatExceptionOfType(StoreException.class)
                            .isThrownBy(() -> cache.get(key))
                            .withMessageContaining(mortal.address());
                } else {
                    assertThat(cache.get(key)).isEqualTo("v");
                }
            }
            assertThat(lost).hasSizeBetween(2, 40);
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> cache.forEach(entry -> {}));
            assertThatExceptionOfType(StoreException.class).isThrownBy(cache::clear);
        }
    }
}
