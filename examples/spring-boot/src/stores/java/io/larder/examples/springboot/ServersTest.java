// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same application with its entries on servers, where they outlive a restart. */
class ServersTest {

    private static RedisServer redis;
    private static MemcachedServer memcached;

    @BeforeAll
    static void startServers() {
        redis = RedisServer.start();
        memcached = MemcachedServer.start();
    }

    @AfterAll
    static void endServers() {
        redis.close();
        memcached.close();
    }

    private static String uri(String store) {
        return store.replace("redis", redis.uri().toString())
                .replace("memcached", memcached.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "memcached", "tiered+redis"})
    void restart_findsTheEntriesAgainWithItsNewClasses(String store) throws Exception {
        try (RunningShop shop = RunningShop.start(uri(store))) {
            shop.delete("/cache");
            assertThat(shop.get("/books/1")).contains("Moby-Dick");
            assertThat(shop.get("/books/99")).isEmpty();
            shop.put("/books/2", "Walden; or, Life in the Woods");
            assertThat(shop.get("/books/1/price")).isEqualTo("12.80");
            assertThat(shop.questions()).isEqualTo(3);
        }
        assertThat(RunningShop.beans()).isEmpty();
        try (RunningShop shop = RunningShop.start(uri(store))) {
            assertThat(shop.get("/books/1")).contains("Moby-Dick");
            assertThat(shop.get("/books/99")).isEmpty();
            assertThat(shop.get("/books/2")).contains("Life in the Woods");
            assertThat(shop.get("/books/1/price")).isEqualTo("12.80");
            assertThat(shop.questions()).isZero();
            assertThat(shop.get("/actuator/metrics/cache.gets?tag=result:hit"))
                    .contains("\"statistic\":\"COUNT\",\"value\":4.0");
        }
        assertThat(RunningShop.beans()).isEmpty();
    }

    @Test
    void health_whileTheServerIsDown_saysSo() throws Exception {
        try (RedisServer mortal = RedisServer.start();
                RunningShop shop = RunningShop.start(mortal.uri().toString())) {
            assertThat(shop.get("/actuator/health")).contains("\"status\":\"UP\"");
            mortal.kill();

            assertThat(shop.get("/actuator/health")).contains("\"status\":\"DOWN\"");
            mortal.restart();
            Await.until(
                    "the server is used again",
                    () -> shop.get("/actuator/health").contains("\"status\":\"UP\""));
        }
    }
}
