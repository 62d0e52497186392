// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server is asked. */
class CostTest {

    private static final Rate HUNDRED = new Rate(100, Duration.ofDays(365));

    @AfterEach
    void close() {
        Caching.getCachingProvider().close();
    }

    @Test
    void grants_onRedis_areTwoCommandsAndRefusalsOne() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            Limiter limiter = Asking.limiter(redis.uri(), HUNDRED);
            askTimes(2, limiter, true); // the first makes the bucket, the second brings the script
            Await.until("the server tells of changes, and is asked for nothing else", () -> {
                redis.resetStats();
                limiter.bucketOf("another").getAvailableTokens();
                return commands(redis).equals(Map.of("get", 1L));
            });

            redis.resetStats();
            askTimes(98, limiter, true);
            assertThat(commands(redis)).containsExactlyInAnyOrderEntriesOf(Map.of("get", 98L, "evalsha", 98L));

            redis.resetStats();
            askTimes(99, limiter, false);
            assertThat(commands(redis)).containsExactlyInAnyOrderEntriesOf(Map.of("get", 99L));
        }
    }

    @Test
    void grants_refusedByABucketThatIsNear_costNothing() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            Limiter limiter = Asking.limiter(URI.create("tiered+" + redis.uri()), HUNDRED);
            askTimes(100, limiter, true);

            Await.until("the bucket is near", () -> {
                redis.resetStats();
                askTimes(100, limiter, false);
                return commands(redis).isEmpty();
            });
        }
    }

    private static void askTimes(int times, Limiter limiter, boolean granted) {
        for (int time = 0; time < times; time++) {
            assertThat(limiter.grants("guest")).isEqualTo(granted);
        }
    }

    /** Without those that a script calls. */
    private static Map<String, Long> commands(RedisServer redis) {
        Map<String, Long> commands = new TreeMap<>(redis.commandstats());
        Predicate<String> ofEntries = command -> command.matches("get|getex|mget|pttl|eval|evalsha|unlink");
        commands.keySet().removeIf(ofEntries.negate());
        return commands;
    }
}
