// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.SharedServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An expiry policy becomes the server's own time to live, which the server is asked for. */
@SecondTry
final class ExpiryIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final String PREFIX = "expiry";
    private static final long EVER = -1;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final Duration AN_HOUR = new Duration(TimeUnit.HOURS, 1);

    private Application application;
    private Shelf shelf;

    @BeforeEach
    void start() {
        application = Application.at(SERVERS.redis().uri(), "prefix=" + PREFIX);
        shelf = new Shelf(SERVERS.redis(), PREFIX);
    }

    @AfterEach
    void end() {
        application.manager().getCacheNames().forEach(application.manager()::destroyCache);
        application.close();
    }

    /**
     * A policy, and what is left of a day's life after each of these.
     *
     * @param created milliseconds
     * @param updated milliseconds
     * @param accessed milliseconds
     */
    record Case(ExpiryPolicy policy, long created, long updated, long accessed) {

        /** The same in a class that the engine can not know. */
        Case asked() {
            return new Case(new Asked(policy), created, updated, accessed);
        }

        @Override
        public String toString() {
            return policy.getClass().getSimpleName();
        }
    }

    static Stream<Case> cases() {
        List<Case> standard = List.of(
                new Case(new EternalExpiryPolicy(), EVER, EVER, EVER),
                new Case(new CreatedExpiryPolicy(AN_HOUR), HOUR, DAY, DAY),
                new Case(new ModifiedExpiryPolicy(AN_HOUR), HOUR, HOUR, DAY),
                new Case(new AccessedExpiryPolicy(AN_HOUR), HOUR, DAY, HOUR),
                new Case(new TouchedExpiryPolicy(AN_HOUR), HOUR, HOUR, HOUR));
        return Stream.concat(standard.stream(), standard.stream().map(Case::asked));
    }

    private interface Deed {
        void on(Cache<String, String> cache);
    }

    private static final Map<String, Deed> CREATIONS = Map.of(
            "put", cache -> cache.put("k", "v"),
            "getAndPut", cache -> cache.getAndPut("k", "v"),
            "putIfAbsent", cache -> cache.putIfAbsent("k", "v"),
            "putAll", cache -> cache.putAll(Map.of("k", "v")),
            "invoke",
                    cache -> cache.invoke("k", (entry, arguments) -> {
                        entry.setValue("v");
                        return true;
                    }));

    private static final Map<String, Deed> UPDATES = Map.of(
            "put", cache -> cache.put("k", "w"),
            "getAndPut", cache -> cache.getAndPut("k", "w"),
            "replace", cache -> cache.replace("k", "w"),
            "getAndReplace", cache -> cache.getAndReplace("k", "w"),
            "replace expected", cache -> cache.replace("k", "v", "w"),
            "putAll", cache -> cache.putAll(Map.of("k", "w")));

    private static final Map<String, Deed> ACCESSES = Map.of(
            "get", cache -> cache.get("k"),
            "getAll", cache -> cache.getAll(Set.of("k")),
            "replace expected, other", cache -> cache.replace("k", "x", "w"),
            "remove expected, other", cache -> cache.remove("k", "x"),
            "invoke", cache -> cache.invoke("k", (entry, arguments) -> entry.getValue()),
            "iterator", cache -> cache.iterator().next());

    private static final Map<String, Deed> NEITHER = Map.of(
            "containsKey", cache -> cache.containsKey("k"),
            "putIfAbsent, refused", cache -> cache.putIfAbsent("k", "x"));

    @ParameterizedTest
    @MethodSource("cases")
    void entry_underEachPolicy_hasTheServersTimeToLive(Case expected) {
        Cache<String, String> cache = application.cache("cache", expected.policy());
        CREATIONS.forEach((name, creation) -> {
            cache.remove("k");
            creation.on(cache);
            assertLeft(name, expected.created());
        });
        UPDATES.forEach((name, update) -> assertLeftAfter(name, update, cache, expected.updated()));
        ACCESSES.forEach((name, access) -> assertLeftAfter(name, access, cache, expected.accessed()));
        NEITHER.forEach((name, look) -> assertLeftAfter(name, look, cache, expected.created() == EVER ? EVER : DAY));
    }

    /** What is to keep its time is given a day before. */
    private void assertLeftAfter(String name, Deed deed, Cache<String, String> cache, long millis) {
        cache.put("k", "v");
        if (millis != EVER) {
            SERVERS.redis().command("PEXPIRE", shelf.entry("cache"), Long.toString(DAY));
        }
        deed.on(cache);
        assertLeft(name, millis);
    }

    private void assertLeft(String name, long millis) {
        long left = shelf.timeLeft("cache");
        if (millis == EVER) {
            assertThat(left).as(name).isEqualTo(EVER);
        } else {
            assertThat(left).as(name).isBetween(millis - 5_000, millis);
        }
    }

    static Stream<Case> extremes() {
        List<Case> cases = new ArrayList<>();
        for (Duration duration : List.of(
                new Duration(TimeUnit.DAYS, 40),
                new Duration(TimeUnit.DAYS, 365L * 292),
                new Duration(TimeUnit.DAYS, 365L * 1_000_000))) {
            long millis = TimeUnit.DAYS.toMillis(duration.getDurationAmount());
            cases.add(new Case(new TouchedExpiryPolicy(duration), millis, millis, millis));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void entry_ofLongLife_isNotCutShort(Case expected) {
        Cache<String, String> cache = application.cache("cache", expected.policy());
        cache.put("k", "v");
        assertLeft("created", expected.created());
        cache.put("k", "w");
        assertLeft("updated", expected.updated());
        assertThat(cache.get("k")).isEqualTo("w");
        assertLeft("accessed", expected.accessed());
    }

    @Test
    void entry_ofLongestLifeThereIs_lives() {
        for (long amount : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2}) {
            Cache<String, String> cache = application.cache(
                    "longest" + amount, new TouchedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, amount)));
            cache.put("k", "v");
            cache.put("k", "w");
            assertThat(cache.get("k")).isEqualTo("w");
            assertThat(cache.containsKey("k")).isTrue();
        }
    }

    /** The server's own clock is waited for. */
    @Test
    void entry_asLongAsItLives_isThereAndThenIsNot() {
        long life = 400;
        Cache<String, String> cache =
                application.cache("cache", new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, life)));
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            cache.put("k", "v");
            cache.put("k", "w");
            long written = System.nanoTime();
            Await.until("the end of the entry", () -> cache.get("k") == null);
            long gone = System.nanoTime();
            assertThat(TimeUnit.NANOSECONDS.toMillis(gone - begun)).isGreaterThanOrEqualTo(life);
            assertThat(TimeUnit.NANOSECONDS.toMillis(gone - written)).isLessThan(life + 500);
            assertThat(cache.iterator()).isExhausted();
        }
    }

    @Test
    void entry_ofOneMillisecond_isGoneSoon() {
        Cache<String, String> cache =
                application.cache("cache", new TouchedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 1)));
        for (int i = 0; i < 50; i++) {
            cache.put("k", "v" + i);
            cache.putAll(Map.of("l", "v" + i));
            Await.until("the end of a millisecond", () -> !cache.containsKey("k") && !cache.containsKey("l"));
            assertThat(cache.get("k")).isNull();
            assertThat(cache.putIfAbsent("k", "w")).isTrue();
        }
    }
}
