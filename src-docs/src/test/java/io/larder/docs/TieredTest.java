// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.NearTierMXBean;
import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.Wiretap;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page on near tiers shows, and what it says of Memcached; the provider's tests show what it says of Redis. */
class TieredTest {

    private static final RedisServer REDIS = RedisServer.start();
    private static final MemcachedServer MEMCACHED = MemcachedServer.start();
    private static final Wiretap TAP = Wiretap.to(MEMCACHED.port());

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
        MEMCACHED.command("flush_all");
    }

    @AfterAll
    static void close() {
        TAP.close();
        MEMCACHED.close();
        REDIS.close();
    }

    private static Cache<String, String> cache(URI uri) {
        return Caching.getCachingProvider()
                .getCacheManager(uri, null)
                .createCache("names", LarderConfiguration.of(String.class, String.class));
    }

    /** With {@code CL} put and read. */
    private static Cache<String, String> near(String staleness) {
        Cache<String, String> cache =
                cache(URI.create("tiered+memcached://" + TAP.address() + "?near.max-staleness=" + staleness));
        cache.put("CL", "Chile");
        assertThat(cache.get("CL")).isEqualTo("Chile");
        TAP.forget();
        return cache;
    }

    @Test
    void get_secondTime_isAnsweredInThisJvm() {
        int port = REDIS.port();
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager tiered = provider.getCacheManager(URI.create("tiered+redis://localhost:" + port), null);
        Cache<String, String> names = tiered.createCache(
                "names", new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        names.put("CL", "Chile");
        names.get("CL"); // from Redis, and then from this JVM, until anybody changes it
        Await.until("CL to be near", () -> {
            names.get("CL");
            long before = gets();
            assertThat(names.get("CL")).isEqualTo("Chile");
            return gets() == before;
        });
    }

    private static long gets() {
        return REDIS.commandstats().getOrDefault("get", 0L);
    }

    @Test
    void memcached_readsOfWhatIsNear_sendNothing() {
        Cache<String, String> cache = near("1h");
        for (int i = 0; i < 100; i++) {
            assertThat(cache.get("CL")).isEqualTo("Chile");
            assertThat(cache.containsKey("CL")).isTrue();
            assertThat(cache.getAll(Set.of("CL"))).isEqualTo(Map.of("CL", "Chile"));
        }
        assertThat(TAP.asked()).isEmpty();
    }

    @Test
    void memcached_readAfterTheBound_isOneTripWithoutTheValue() {
        Cache<String, String> cache = near("20ms");
        Await.until("the bound to be over", () -> {
            assertThat(cache.get("CL")).isEqualTo("Chile");
            return TAP.trips() > 0;
        });
        assertThat(TAP.trips()).isEqualTo(1);
        assertThat(TAP.asked())
                .matches("mg larder:@generation:names v\r\nmg larder:names:[A-Za-z0-9_-]{16}:sCL c f t\r\n");
    }

    @Test
    void memcached_withoutABound_isAskedForEachRead() {
        Cache<String, String> cache = near("0ms");
        for (int i = 1; i <= 3; i++) {
            assertThat(cache.get("CL")).isEqualTo("Chile");
            assertThat(TAP.trips()).isEqualTo(i);
        }
    }

    @Test
    void memcached_changeElsewhere_showsWhenTheBoundIsOver() {
        Cache<String, String> cache = near("300ms");
        Cache<String, String> others = cache(MEMCACHED.uri());
        assertShows(cache, () -> others.put("CL", "Chili"), "Chili");
        assertShows(cache, () -> others.replace("CL", "Chili", "Chile"), "Chile");
        assertShows(cache, others::clear, null);
    }

    /** Where the machine is busy, the read itself may take its time. */
    private static void assertShows(Cache<String, String> cache, Runnable change, @Nullable String value) {
        cache.get("CL");
        change.run();
        long begun = System.nanoTime();
        Await.until("CL to be " + value, () -> value == null ? cache.get("CL") == null : value.equals(cache.get("CL")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void memcached_ownChange_isReadBackAtOnce() {
        Cache<String, String> cache = near("1h");
        cache.put("CL", "Chili");
        assertThat(cache.get("CL")).isEqualTo("Chili");
        assertThat(cache.remove("CL")).isTrue();
        assertThat(cache.get("CL")).isNull();
        cache.put("CL", "Chile");
        assertThat(cache.get("CL")).isEqualTo("Chile");
        cache.clear();
        assertThat(cache.get("CL")).isNull();
    }

    /** What is decided on is read here; the server refuses it if it is out of date. */
    @Test
    void memcached_processorOnWhatIsOutOfDate_seesTheNewOne() {
        Cache<String, String> cache = near("1h");
        cache(MEMCACHED.uri()).put("CL", "Chili");
        assertThat(cache.get("CL")).as("as nobody told").isEqualTo("Chile");
        assertThat(cache.<String>invoke("CL", (name, none) -> {
                    name.setValue(name.getValue() + "!");
                    return name.getValue();
                }))
                .isEqualTo("Chili!");
    }

    /** That nothing is to be changed is believed of what is near, as every read is. */
    @Test
    void memcached_expectedValueThatIsNotNearYet_isNotFound() {
        Cache<String, String> cache = near("1h");
        Cache<String, String> others = cache(MEMCACHED.uri());
        others.put("CL", "Chili");
        assertThat(cache.replace("CL", "Chili", "Chilli")).isFalse();
        assertThat(cache.remove("CL", "Chili")).isFalse();
        assertThat(cache.replace("CL", "Chile", "Chilli"))
                .as("refused by the server")
                .isFalse();
        assertThat(others.get("CL")).isEqualTo("Chili");
        assertThat(cache.replace("CL", "Chili", "Chilli")).as("now it is known").isTrue();
    }

    @Test
    void memcached_serverFrozen_whatIsNearIsReadUntilTheBoundIsOverAndThenReadsFail() {
        Cache<String, String> cache = near("300ms&timeout=500ms");
        cache.get("CL");
        MEMCACHED.pause();
        try {
            Await.until("the bound to be over", () -> {
                try {
                    assertThat(cache.get("CL")).isEqualTo("Chile");
                    return false;
                } catch (StoreException asked) {
                    assertThat(asked).hasMessageContaining("no reply in time");
                    return true;
                }
            });
        } finally {
            MEMCACHED.resume();
        }
    }

    @Test
    void statistics_onThePage_areThoseThatThereAre() {
        assertThat(Pages.table("tiered.adoc", "statistics").stream()
                        .flatMap(row -> Stream.of(row.get(0).replace("`", "").split(", "))))
                .containsExactlyInAnyOrderElementsOf(Stream.of(NearTierMXBean.class.getMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get"))
                        .map(name -> name.substring("get".length()))
                        .toList());
    }
}
