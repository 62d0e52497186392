// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other applications change while this JVM has it near, on a server that tells nobody of changes. */
final class PublishChangesIT {

    private static final RedisServer SERVER =
            RedisServer.start(RedisOptions.defaults().config("user plain on >secret ~* &* +@all -client|tracking"));

    private static final URI PLAIN = URI.create("redis://plain:secret@" + SERVER.address());

    /** Longer than any test: only what is told is seen. */
    private static final String NEVER = "near.max-staleness=1h";

    private final String name = "c" + UUID.randomUUID();
    private final Application here = tiered(PLAIN);
    private final Application there = tiered(PLAIN);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @AfterEach
    void end() {
        here.close();
        there.close();
    }

    private static Application tiered(URI servers, String... parameters) {
        String all = String.join("&", parameters);
        return Application.at(
                URI.create("tiered+" + servers), "tracking=publish", NEVER, all.isEmpty() ? "prefix=larder" : all);
    }

    /** Holds {@code k=1} near, here and there. */
    private Cache<String, String> near() {
        Cache<String, String> cache = here.cache(name);
        cache.put("k", "1");
        awaitNear(there.cache(name), "k");
        awaitNear(cache, "k");
        return cache;
    }

    private Cache<String, String> others() {
        return there.manager().getCache(name, String.class, String.class);
    }

    private static void awaitNear(Cache<String, String> cache, String key) {
        Await.until(key + " to be near", () -> {
            cache.get(key);
            long before = count("get");
            cache.get(key);
            return count("get") == before;
        });
    }

    private static long count(String command) {
        return SERVER.commandstats().getOrDefault(command, 0L);
    }

    private static void awaitValue(Cache<String, String> cache, @Nullable String value) {
        Await.until("k to be " + value, () -> value == null ? cache.get("k") == null : value.equals(cache.get("k")));
    }

    private String entry() {
        List<?> keys = (List<?>) requireNonNull(SERVER.command("KEYS", "larder:" + name + ":*"));
        assertThat(keys).hasSize(1);
        return String.valueOf(keys.get(0));
    }

    @Test
    void reads_ofWhatIsNear_sendNothing() {
        Cache<String, String> cache = near();
        long before = count("get");
        for (int i = 0; i < 100; i++) {
            assertThat(cache.get("k")).isEqualTo("1");
        }
        assertThat(count("get")).isEqualTo(before);
    }

    @Test
    void put_byAnother_isSeenSoon() {
        Cache<String, String> cache = near();
        Cache<String, String> others = others();
        long longest = 0;
        for (int i = 0; i < 100; i++) {
            awaitNear(cache, "k");
            String next = "n" + i;
            others.put("k", next);
            long begun = System.nanoTime();
            awaitValue(cache, next);
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        assertThat(longest).isLessThan(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void everyKindOfChange_byAnother_isSeen() {
        Cache<String, String> cache = near();
        Cache<String, String> others = others();
        List<Runnable> changes = List.of(
                () -> others.putAll(Map.of("k", "2", "l", "2")),
                () -> others.replace("k", "1", "2"),
                () -> others.replace("k", "2"),
                () -> others.getAndPut("k", "2"),
                () -> others.getAndReplace("k", "2"),
                () -> others.<String>invoke("k", (entry, a) -> {
                    entry.setValue("2");
                    return "2";
                }));
        for (Runnable change : changes) {
            cache.put("k", "1");
            awaitValue(others, "1");
            awaitNear(cache, "k");
            change.run();
            awaitValue(cache, "2");
        }
        List<Runnable> removals = List.of(
                () -> others.remove("k"),
                () -> others.remove("k", "1"),
                () -> others.getAndRemove("k"),
                () -> others.removeAll(Set.of("k", "l")),
                others::clear);
        for (Runnable removal : removals) {
            cache.put("k", "1");
            awaitValue(others, "1");
            awaitNear(cache, "k");
            removal.run();
            awaitValue(cache, null);
        }
    }

    @Test
    void putIfAbsent_whereTheEntryWasEvicted_isSeen() {
        Cache<String, String> cache = near();
        SERVER.command("UNLINK", entry());
        assertThat(others().putIfAbsent("k", "2")).isTrue();
        awaitValue(cache, "2");
    }

    @Test
    void putAll_ofMany_isSeenWhole() {
        Cache<String, String> cache = near();
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 2_500; i++) {
            many.put("k" + i, "old");
        }
        cache.putAll(many);
        Await.until("all to be near", () -> {
            cache.getAll(many.keySet());
            long before = count("get");
            cache.getAll(many.keySet());
            return count("get") == before;
        });
        many.replaceAll((key, value) -> "new");
        long published = count("publish");
        others().putAll(many);
        assertThat(count("publish") - published).as("messages").isEqualTo(3);
        Await.until("all to be new", () -> cache.getAll(many.keySet()).equals(many));
    }

    /** The server did what it was asked to, and whoever asked will never know. */
    @Test
    void put_whoseReplyIsLost_isSeen() {
        Cache<String, String> cache = near();
        try (Wire wire = Wire.to(SERVER);
                Application third = tiered(URI.create("redis://plain:secret@" + wire.address()), "timeout=300ms")) {
            Cache<String, String> unlucky = third.cache(name);
            // As long as nothing is told there, a change asks first, and would not get as far as the server.
            awaitNear(unlucky, "k");
            wire.become(Wire.State.LOSING_REPLIES);
            assertThatThrownBy(() -> unlucky.put("k", "2")).isInstanceOf(StoreException.class);
            awaitValue(cache, "2");
            wire.become(Wire.State.WHOLE);
            Await.until("what is in doubt to be removed", () -> {
                try {
                    return unlucky.get("k") == null;
                } catch (StoreException notYet) {
                    return false;
                }
            });
            awaitValue(cache, null);
        }
    }

    /** Nobody tells of what is changed right behind the end of the subscription. */
    @Test
    void change_afterTheSubscriptionWasKilled_isSeen() {
        Cache<String, String> cache = near();
        Cache<String, String> others = others();
        for (int i = 0; i < 20; i++) {
            awaitNear(cache, "k");
            try (RespConnection console = SERVER.connect()) {
                console.command("CLIENT", "KILL", "TYPE", "pubsub");
            }
            String next = "n" + i;
            others.put("k", next);
            awaitValue(cache, next);
        }
        awaitNear(cache, "k");
    }

    /** Reads that shorten a lifetime. */
    private record Hurrying() implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            return Duration.ONE_HOUR;
        }

        @Override
        public Duration getExpiryForAccess() {
            return new Duration(TimeUnit.MILLISECONDS, 300);
        }

        @Override
        @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
        public Duration getExpiryForUpdate() {
            return null;
        }
    }

    @Test
    void read_byAnotherThatShortensTheLifetime_isSeen() {
        Cache<String, String> cache = here.cache(name);
        cache.put("k", "1");
        awaitNear(cache, "k");
        there.cache(name, new Hurrying()).get("k");
        Await.until("k to expire", () -> !cache.containsKey("k"));
    }

    @Test
    void expiry_ofWhatIsNear_takesPlaceOnTime() {
        Cache<String, String> cache =
                here.cache(name, new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 500)));
        cache.put("k", "1");
        long written = System.nanoTime();
        Await.until("k to expire", () -> cache.get("k") == null);
        assertThat(System.nanoTime() - written).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    /** A cache that begins anew, since the server has lost everything, begins for those too who were not told of that. */
    @Test
    void generation_begunAnewByAnother_isSeen() {
        Cache<String, String> cache = near();
        SERVER.command("FLUSHDB");
        assertThat(cache.get("k")).as("nobody tells of that").isEqualTo("1");
        try (Application third = tiered(PLAIN)) {
            third.cache(name).put("k", "3");
            awaitValue(cache, "3");
            awaitValue(others(), "3");
            cache.put("k", "4");
            awaitValue(third.manager().getCache(name, String.class, String.class), "4");
        }
    }

    @Test
    void removal_atAConsole_isSeenAfterTheNearLifetime() {
        Cache<String, String> lasting = near();
        try (Application wary = tiered(PLAIN, "near.lifetime=300ms")) {
            Cache<String, String> cache = wary.cache(name);
            assertThat(cache.get("k")).isEqualTo("1");
            SERVER.command("UNLINK", entry());
            awaitValue(cache, null);
            assertThat(lasting.get("k")).as("nobody tells of that").isEqualTo("1");
        }
    }

    /** Who is told of a generation asks for it, and that is told to nobody. */
    @Test
    void tidings_amongSeveral_comeToAnEnd() {
        Cache<String, String> cache = near();
        others().clear();
        awaitValue(cache, null);
        cache.put("k", "2");
        awaitNear(cache, "k");
        awaitNear(others(), "k");
        long published = count("publish");
        for (int i = 0; i < 50; i++) {
            awaitNear(cache, "k");
            awaitNear(others(), "k");
        }
        assertThat(count("publish")).isEqualTo(published);
    }

    @Test
    void message_thatMakesNoSense_doesNoHarm() {
        Cache<String, String> cache = near();
        for (String message :
                List.of("", " ", "  : :: ", "larder", "larder:" + name, "larder:" + name + ":x:y", "\r\n")) {
            SERVER.command("PUBLISH", "larder:@changes:entries", message);
            SERVER.command("PUBLISH", "larder:@changes:generations", message);
        }
        others().put("k", "2");
        awaitValue(cache, "2");
        awaitNear(cache, "k");
    }
}
