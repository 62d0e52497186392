// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A change that failed, whether the server heard of it or not, is never followed by what it meant to replace. */
final class DoubtIT {

    private static final long TIMEOUT_MILLIS = 250;

    private static final RedisServer SERVER = RedisServer.start();
    private static final AtomicInteger CACHES = new AtomicInteger();

    private final Wire wire = Wire.to(SERVER);
    private final Application application = Application.at(
            wire.uri(),
            "prefix=doubt" + CACHES.incrementAndGet(),
            "timeout=" + TIMEOUT_MILLIS + "ms",
            "connect-timeout=100ms");
    private final Cache<String, String> cache = application.cache("people");

    @AfterEach
    void end() {
        wire.become(Wire.State.WHOLE);
        application.close();
        wire.close();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    /** A change, and what becomes of it on its way. */
    record Case(String change, Wire.State wire) {

        Consumer<Cache<String, String>> operation() {
            return Bounded.changes().getOrDefault(change, cache -> {
                throw new AssertionError(change);
            });
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Wire.State.LOSING_REQUESTS, Wire.State.LOSING_REPLIES)
                .flatMap(state -> Bounded.changes().keySet().stream().map(change -> new Case(change, state)));
    }

    /** The first operation of all has much to open and to load. */
    @BeforeEach
    void warmUp() {
        Await.until("service", () -> {
            try {
                cache.put("k", "warm");
                cache.replace("k", "warm", "w");
                return true;
            } catch (CacheException late) {
                return false;
            }
        });
    }

    private void fail(Case how) {
        cache.putAll(Map.of("k", "old", "l", "old"));
        wire.become(how.wire());
        Bounded.failure(TIMEOUT_MILLIS + 100, () -> how.operation().accept(cache));
        wire.become(Wire.State.WHOLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void change_thatFailed_isNeverFollowedByTheOldValue(Case how) {
        fail(how);
        for (int i = 0; i < 10; i++) {
            assertThat(cache.get("k")).isNotEqualTo("old");
        }
        assertThat(cache.getAll(Set.of("k"))).doesNotContainValue("old");
        cache.put("k", "newer");
        assertThat(cache.get("k")).isEqualTo("newer");
    }

    /** Each way to look at an entry has to mind what is in doubt. */
    @ParameterizedTest
    @MethodSource("looks")
    void change_thatFailed_isMindedByWhateverLooksNext(Look look) {
        fail(new Case("put", Wire.State.LOSING_REQUESTS));
        look.at().accept(cache);
    }

    record Look(String name, Consumer<Cache<String, String>> at) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("get", cache -> assertThat(cache.get("k")).isNull()),
                new Look(
                        "containsKey",
                        cache -> assertThat(cache.containsKey("k")).isFalse()),
                new Look(
                        "getAll",
                        cache -> assertThat(cache.getAll(Set.of("k", "l"))).isEqualTo(Map.of("l", "old"))),
                new Look(
                        "iterator",
                        cache -> cache.forEach(
                                entry -> assertThat(entry.getKey()).isNotEqualTo("k"))),
                new Look(
                        "putIfAbsent",
                        cache -> assertThat(cache.putIfAbsent("k", "w")).isTrue()),
                new Look("replace", cache -> assertThat(cache.replace("k", "w")).isFalse()),
                new Look(
                        "replace expected",
                        cache -> assertThat(cache.replace("k", "old", "w")).isFalse()),
                new Look("remove", cache -> assertThat(cache.remove("k")).isFalse()),
                new Look(
                        "remove expected",
                        cache -> assertThat(cache.remove("k", "old")).isFalse()),
                new Look(
                        "getAndPut",
                        cache -> assertThat(cache.getAndPut("k", "w")).isNull()),
                new Look(
                        "getAndRemove",
                        cache -> assertThat(cache.getAndRemove("k")).isNull()),
                new Look(
                        "getAndReplace",
                        cache -> assertThat(cache.getAndReplace("k", "w")).isNull()),
                new Look(
                        "invoke",
                        cache -> assertThat(cache.<Boolean>invoke("k", (entry, none) -> entry.exists()))
                                .isFalse()));
    }

    @Test
    void changes_thatFailedWhileTheServerWasAway_areAllMinded() {
        List<String> keys =
                Stream.iterate(0, i -> i + 1).limit(5).map(i -> "k" + i).toList();
        keys.forEach(key -> cache.put(key, "old"));
        wire.become(Wire.State.LOSING_REQUESTS);
        keys.forEach(key -> Bounded.failure(TIMEOUT_MILLIS + 100, () -> cache.put(key, "new")));
        wire.become(Wire.State.WHOLE);
        keys.forEach(key -> assertThat(cache.get(key)).isNull());
    }

    /** A walk in several steps, one before and one after the failure, which minds what it comes across and no more. */
    @Test
    void changes_thatFailedDuringAWalk_areStillMindedAfterIt() {
        Map<String, String> old = new HashMap<>();
        Map<String, String> changed = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            old.put("k" + i, "old");
            changed.put("k" + i, "new");
        }
        cache.putAll(old);
        Iterator<Cache.Entry<String, String>> walk = cache.iterator();
        walk.next();
        wire.become(Wire.State.LOSING_REQUESTS);
        Bounded.failure(TIMEOUT_MILLIS + 100, () -> cache.putAll(changed));
        wire.become(Wire.State.WHOLE);
        walk.forEachRemaining(entry -> assertThat(entry.getKey()).startsWith("k"));
        assertThat(cache.getAll(old.keySet())).doesNotContainValue("old");
    }

    @Test
    void connections_cut_areMadeAnewAndNothingOldIsRead() {
        for (int i = 0; i < 30; i++) {
            String value = "v" + i;
            wire.cut();
            try {
                cache.put("k", value);
            } catch (CacheException failure) {
                assertThat(cache.get("k")).isIn(null, value);
                continue;
            }
            assertThat(cache.get("k")).isEqualTo(value);
        }
    }

    /** The look succeeds, and what follows from it is lost. */
    @ParameterizedTest
    @EnumSource(
            value = Wire.State.class,
            names = {"LOSING_REQUESTS", "LOSING_REPLIES"})
    void invoke_whoseChangeFailed_isNeverFollowedByTheOldValue(Wire.State state) {
        cache.put("k", "old");
        cache.replace("k", "old", "old");
        Bounded.failure(
                TIMEOUT_MILLIS + 100,
                () -> cache.invoke("k", (entry, none) -> {
                    wire.become(state);
                    entry.setValue(entry.getValue() + " and new");
                    return true;
                }));
        wire.become(Wire.State.WHOLE);
        assertThat(cache.get("k")).isNotEqualTo("old");
    }
}
