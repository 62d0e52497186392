// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.time.Duration;
import javax.cache.CacheException;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a limiter grants when its server is gone, and when it has come back with nothing. */
class LostBucketsTest {

    private static final Rate THREE = new Rate(3, Duration.ofDays(365));

    @AfterEach
    void close() {
        Caching.getCachingProvider().close();
    }

    @Test
    void grants_redisLostItsData_failsMeanwhileAndBeginsWithAFullBucket() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            Limiter limiter = emptied(redis.uri());
            redis.kill();
            assertFails(limiter);
            redis.restart();
            assertBeginsAnew(limiter);
        }
    }

    @Test
    void grants_memcachedLostItsData_failsMeanwhileAndBeginsWithAFullBucket() throws Exception {
        try (MemcachedServer memcached = MemcachedServer.start()) {
            Limiter limiter = emptied(memcached.uri());
            memcached.kill();
            assertFails(limiter);
            memcached.restart();
            assertBeginsAnew(limiter);
        }
    }

    private static Limiter emptied(URI store) {
        Limiter limiter = Asking.limiter(store, THREE);
        assertThat(Asking.untilRefused(limiter, "guest")).isEqualTo(3);
        return limiter;
    }

    private static void assertFails(Limiter limiter) {
        assertThatThrownBy(() -> limiter.grants("guest")).isInstanceOf(CacheException.class);
    }

    private static void assertBeginsAnew(Limiter limiter) {
        Await.until("the server is reached again", () -> {
            try {
                limiter.bucketOf("another").getAvailableTokens();
                return true;
            } catch (CacheException notYet) {
                return false;
            }
        });
        assertThat(Asking.untilRefused(limiter, "guest")).isEqualTo(3);
    }
}
