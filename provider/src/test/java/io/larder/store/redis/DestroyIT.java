// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.store.remote.EntryNames;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of the generation of a cache that was destroyed. */
final class DestroyIT {

    private static final RedisServer SERVER = RedisServer.start();

    private final EntryNames names = new EntryNames("larder", "gone");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static CacheManager manager(CachingProvider provider) {
        return provider.getCacheManager(URI.create(SERVER.uri().toString()), null);
    }

    private static Cache<String, String> created(CacheManager manager) {
        return manager.createCache("gone", new MutableConfiguration<>());
    }

    private String generation() {
        return String.valueOf(SERVER.command("GET", names.generation()));
    }

    private Object life() {
        return requireNonNull(SERVER.command("PTTL", names.generation()));
    }

    @Test
    void generation_ofADestroyedCache_goesADayAfterTheSweep_unlessItIsUsedAgain() {
        try (CachingProvider provider = new LarderCachingProvider()) {
            CacheManager manager = manager(provider);
            created(manager).put("k", "v");
            manager.destroyCache("gone");
            Await.until("the sweep", () -> generation().startsWith("g0:"));
            assertThat((Long) life()).isBetween(86_000_000L, 86_400_000L);

            Cache<String, String> again = created(manager);
            assertThat(again.get("k")).isNull();
            assertThat(life()).as("eternal").isEqualTo(-1L);
            again.put("k", "new");
            assertThat(again.get("k")).isEqualTo("new");
        }
    }

    @Test
    void generation_ofACacheThatIsUsedAgainBeforeTheSweepHasEnded_stays() {
        try (CachingProvider provider = new LarderCachingProvider()) {
            CacheManager manager = manager(provider);
            for (int i = 0; i < 20; i++) {
                created(manager).put("k", "v");
                manager.destroyCache("gone");
                Cache<String, String> again = created(manager);
                again.put("k", "again");
                Await.until("the sweep", () -> generation().startsWith("g0:"));
                assertThat(life()).as("eternal").isEqualTo(-1L);
                assertThat(again.get("k")).isEqualTo("again");
                manager.destroyCache("gone");
            }
        }
    }

    @Test
    void entries_ofACacheWhoseJvmDidNotSweep_goWhenItIsUsedAgain() {
        try (CachingProvider provider = new LarderCachingProvider()) {
            Cache<String, String> cache = created(manager(provider));
            cache.put("k", "v");
        }
        String left = new String(names.entry(generation().substring(3), "sleft"), StandardCharsets.US_ASCII);
        SERVER.command("SET", left, "of a JVM that died");
        SERVER.command("SET", names.generation(), "g2:0123456789abcdef");
        try (CachingProvider provider = new LarderCachingProvider()) {
            assertThat(created(manager(provider)).get("k")).isNull();
            Await.until("the sweep", () -> Long.valueOf(0).equals(SERVER.command("EXISTS", left)));
            Await.until("its end", () -> generation().startsWith("g0:"));
            assertThat(life()).as("eternal").isEqualTo(-1L);
        }
    }
}
