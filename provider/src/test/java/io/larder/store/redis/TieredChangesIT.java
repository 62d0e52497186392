// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others change while this JVM has it near: other applications, the server itself, somebody at a console. */
final class TieredChangesIT {

    private static final RedisServer SERVER =
            RedisServer.start(RedisOptions.defaults().config("user deaf on >secret ~* +@all -client -subscribe"));

    private final String name = "c" + UUID.randomUUID();
    private final Application here = Application.at(tiered(SERVER.uri()));
    private final Application there = Application.at(SERVER.uri());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @AfterEach
    void end() {
        here.close();
        there.close();
    }

    private static URI tiered(URI servers, String... parameters) {
        return Application.with(URI.create("tiered+" + servers), parameters);
    }

    /** Holds {@code k=1} near. */
    private Cache<String, String> near() {
        Cache<String, String> cache = here.cache(name);
        cache.put("k", "1");
        awaitNear(cache);
        return cache;
    }

    private static void awaitNear(Cache<String, String> cache) {
        Await.until("k to be near", () -> {
            cache.get("k");
            long before = gets();
            cache.get("k");
            return gets() == before;
        });
    }

    private static long gets() {
        Map<String, Long> stats = SERVER.commandstats();
        return stats.getOrDefault("get", 0L);
    }

    private String entry() {
        List<?> keys = (List<?>) requireNonNull(SERVER.command("KEYS", "larder:" + name + ":*"));
        assertThat(keys).hasSize(1);
        return String.valueOf(keys.get(0));
    }

    private static void awaitValue(Cache<String, String> cache, @Nullable String value) {
        Await.until("k to be " + value, () -> value == null ? cache.get("k") == null : value.equals(cache.get("k")));
    }

    @Test
    void put_byAnother_isSeen() {
        Cache<String, String> cache = near();
        there.cache(name).put("k", "2");
        awaitValue(cache, "2");
    }

    @Test
    void remove_byAnother_isSeen() {
        Cache<String, String> cache = near();
        there.cache(name).remove("k");
        awaitValue(cache, null);
    }

    @Test
    void clear_byAnother_isSeen() {
        Cache<String, String> cache = near();
        there.cache(name).clear();
        awaitValue(cache, null);
    }

    @Test
    void clear_byAnotherWithANearTier_isSeen() {
        Cache<String, String> cache = near();
        try (Application third = Application.at(tiered(SERVER.uri()))) {
            Cache<String, String> others = third.cache(name);
            awaitNear(others);
            cache.clear();
            assertThat(cache.get("k")).isNull();
            awaitValue(others, null);
            others.put("k", "2");
            assertThat(others.get("k")).isEqualTo("2");
            awaitValue(cache, "2");
        }
    }

    @Test
    void replace_ofAnOldValueThatIsStillNear_isRefusedOrSeesTheNewOne() {
        Cache<String, String> cache = near();
        Cache<String, String> others = there.cache(name);
        for (int i = 0; i < 200; i++) {
            String now = "n" + i;
            others.put("k", now);
            assertThat(cache.replace("k", "never", "x")).isFalse();
            assertThat(cache.<String>invoke("k", (entry, a) -> {
                        entry.setValue(entry.getValue() + "+");
                        return entry.getValue();
                    }))
                    .isEqualTo(now + "+");
        }
    }

    @Test
    void unlink_atAConsole_isSeen() {
        Cache<String, String> cache = near();
        SERVER.command("UNLINK", entry());
        awaitValue(cache, null);
    }

    @Test
    void rename_atAConsole_isSeen() {
        Cache<String, String> cache = near();
        String entry = entry();
        SERVER.command("RENAME", entry, "elsewhere");
        awaitValue(cache, null);
        SERVER.command("RENAME", "elsewhere", entry);
        awaitValue(cache, "1");
    }

    @Test
    void flush_atAConsole_isSeen() {
        Cache<String, String> cache = near();
        SERVER.command("FLUSHDB");
        awaitValue(cache, null);
        cache.put("k", "2");
        assertThat(cache.get("k")).isEqualTo("2");
    }

    @Test
    void expiry_ofWhatIsNear_takesPlaceOnTime() {
        Duration lifetime = new Duration(TimeUnit.MILLISECONDS, 700);
        Cache<String, String> cache = here.cache(name, new CreatedExpiryPolicy(lifetime));
        long before = System.nanoTime();
        cache.put("k", "1");
        long after = System.nanoTime();
        Await.until("k to expire", () -> {
            boolean there = cache.get("k") != null;
            long now = System.nanoTime();
            assertThat(there || now - before >= TimeUnit.MILLISECONDS.toNanos(700))
                    .as("there before its deadline")
                    .isTrue();
            return !there;
        });
        assertThat(System.nanoTime() - after).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(SERVER.command("KEYS", "larder:" + name + ":*:sk")).isEqualTo(List.of());
    }

    @Test
    void shorterLifetime_atAConsole_isHeeded() {
        Cache<String, String> cache = near();
        SERVER.command("PEXPIRE", entry(), "50");
        awaitValue(cache, null);
    }

    /** Nobody tells of what is changed right behind the end of the connection that would. */
    @Test
    void change_afterTheTrackingConnectionWasKilled_isSeen() {
        Cache<String, String> cache = near();
        for (int i = 0; i < 20; i++) {
            cache.put("k", "1");
            awaitNear(cache);
            String entry = entry();
            try (RespConnection console = SERVER.connect()) {
                console.command("MULTI");
                console.command("CLIENT", "KILL", "TYPE", "pubsub");
                console.command("UNLINK", entry);
                console.command("EXEC");
            }
            awaitValue(cache, null);
        }
    }

    @Test
    void read_whereTheUserMayNotListen_isAsOldAsTheBoundAtMost() {
        URI deaf = URI.create("redis://deaf:secret@" + SERVER.address());
        try (Application hardOfHearing = Application.at(tiered(deaf, "near.max-staleness=300ms"))) {
            assertBounded(hardOfHearing.cache(name));
        }
    }

    @Test
    void read_whereNobodyShallListen_isAsOldAsTheBoundAtMost() {
        try (Application silent = Application.at(tiered(SERVER.uri(), "tracking=off", "near.max-staleness=300ms"))) {
            assertBounded(silent.cache(name));
        }
    }

    private void assertBounded(Cache<String, String> cache) {
        cache.put("k", "1");
        awaitNear(cache);
        Cache<String, String> others = there.cache(name);
        long latest = 0;
        for (int i = 0; i < 5; i++) {
            String next = "n" + i;
            cache.get("k");
            others.put("k", next);
            long begun = System.nanoTime();
            awaitValue(cache, next);
            latest = Math.max(latest, System.nanoTime() - begun);
        }
        assertThat(latest).isBetween(TimeUnit.MILLISECONDS.toNanos(100), TimeUnit.MILLISECONDS.toNanos(3_000));
    }
}
