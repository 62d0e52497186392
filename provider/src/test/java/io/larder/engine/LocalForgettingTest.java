// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.CacheSettings;
import io.larder.config.Component;
import io.larder.config.Settings;
import io.larder.testing.Await;
import io.larder.testing.LocalEngine;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cache over a local store forgets on its own: by expiry, which listeners hear, and by want of room. */
final class LocalForgettingTest {

    private static final Duration LIFETIME = Duration.ofMillis(50);
    private static final Duration LONG_ENOUGH_TO_CLEAR = Duration.ofSeconds(1);
    private static final int ENTRIES = 200;

    private final MovedClock clock = new MovedClock();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<LocalEngine> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LocalEngine::close);
    }

    private LocalEngine engines(CacheSettings settings, boolean realTime) {
        LocalEngine engines = new LocalEngine(settings, realTime ? System::nanoTime : clock);
        opened.add(engines);
        return engines;
    }

    private static MutableConfiguration<String, Integer> configuration() {
        return new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class);
    }

    private MutableConfiguration<String, Integer> expiring(boolean synchronous) {
        return expiring(synchronous, LIFETIME);
    }

    private MutableConfiguration<String, Integer> expiring(boolean synchronous, Duration lifetime) {
        return configuration()
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, lifetime.toMillis())))
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> new Listener(heard), null, true, synchronous));
    }

    private record Listener(List<String> heard)
            implements CacheEntryCreatedListener<String, Integer>,
                    CacheEntryExpiredListener<String, Integer>,
                    CacheEntryRemovedListener<String, Integer> {

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            hear(events);
        }

        @Override
        public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            hear(events);
        }

        @Override
        public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            hear(events);
        }

        private void hear(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            events.forEach(event -> heard.add(event.getEventType() + " " + event.getKey() + " " + event.getOldValue()));
        }
    }

    /** Each value ends once, by expiry or by removal: which of them, only the clock knows. */
    @Test
    void expired_whenNobodyTouchesTheCache_isToldOnceForEachEntry() {
        for (boolean synchronous : List.of(true, false)) {
            heard.clear();
            CacheEngine<String, Integer> engine =
                    engines(CacheSettings.DEFAULTS, true).open(expiring(synchronous));
            for (int i = 0; i < ENTRIES; i++) {
                engine.singleKey().put("k" + i, i);
            }
            Await.until("all entries are told to have expired", () -> expiredEvents() >= ENTRIES);
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(engine.singleKey().get("k" + i)).isNull();
                engine.singleKey().put("k" + i, ENTRIES + i);
                engine.singleKey().remove("k" + i);
            }
            Await.until("all ends are told", () -> ends().size() >= 2 * ENTRIES);
            engine.close();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 2 * ENTRIES; i++) {
                expected.add("k" + i % ENTRIES + " " + i);
            }
            assertThat(ends()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private List<String> ends() {
        return heard.stream()
                .filter(event -> !event.startsWith("CREATED"))
                .map(event -> event.substring(event.indexOf(' ') + 1))
                .toList();
    }

    private long expiredEvents() {
        return heard.stream().filter(event -> event.startsWith("EXPIRED")).count();
    }

    @Test
    void expired_whenTheKeyIsWrittenAnew_isToldBeforeItsCreation() {
        for (boolean synchronous : List.of(true, false)) {
            heard.clear();
            CacheEngine<String, Integer> engine =
                    engines(CacheSettings.DEFAULTS, false).open(expiring(synchronous));
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                switch (i % 4) {
                    case 0 -> engine.singleKey().put("k", i);
                    case 1 -> engine.singleKey().putIfAbsent("k", i);
                    case 2 -> engine.bulk().putAll(Map.of("k", i));
                    default -> engine.singleKey().getAndPut("k", i);
                }
                expected.add("CREATED k null");
                clock.pass(LIFETIME);
                expected.add("EXPIRED k " + i);
            }
            engine.singleKey().put("k", 50);
            expected.add("CREATED k null");
            Await.until("all events are told", () -> heard.size() >= expected.size());
            assertThat(heard).isEqualTo(expected);
            engine.close();
        }
    }

    @Test
    void expired_afterAClear_isNotToldOfWhatWasCleared() {
        CacheEngine<String, Integer> engine =
                engines(CacheSettings.DEFAULTS, true).open(expiring(true, LONG_ENOUGH_TO_CLEAR));
        for (int i = 0; i < 100; i++) {
            engine.singleKey().put("cleared" + i, i);
        }
        engine.bulk().clear();
        engine.singleKey().put("stays", 1);
        Await.until("the entry written after the clear expires", () -> heard.contains("EXPIRED stays 1"));
        assertThat(expiredEvents()).isEqualTo(1);
        engine.close();
    }

    @Test
    void maxEntries_isObeyedAndCounted() {
        CacheSettings settings = CacheSettings.of(Map.of(Settings.MAX_ENTRIES, 100L));
        for (MutableConfiguration<String, Integer> configuration :
                List.of(configuration(), configuration().setStoreByValue(false), expiring(true))) {
            CacheEngine<String, Integer> engine = engines(settings, false).open(configuration);
            engine.statistics().setEnabled(true);
            for (int i = 0; i < 2_000; i++) {
                engine.singleKey().put("k" + i, i);
            }
            Await.until("1900 are evicted", () -> engine.statistics().getCacheEvictions() >= 1_900);
            assertThat(engine.statistics().getCacheEvictions()).isEqualTo(1_900);
            assertThat(count(engine)).isEqualTo(100);
            assertThat(engine.statistics().getCacheRemovals()).isZero();
            assertThat(expiredEvents()).isZero();
            engine.close();
        }
    }

    private static CacheSettings weighing(long weight, ToIntBiFunction<String, Integer> weigher) {
        return CacheSettings.of(Map.of(
                Settings.MAX_WEIGHT,
                weight,
                Settings.WEIGHER,
                Component.<ToIntBiFunction<?, ?>>of(ToIntBiFunction.class, weigher)));
    }

    @Test
    void maxWeight_isObeyedAndCounted() {
        CacheSettings settings = weighing(1_000, (key, value) -> value);
        for (MutableConfiguration<String, Integer> configuration :
                List.of(configuration(), configuration().setStoreByValue(false), expiring(true))) {
            CacheEngine<String, Integer> engine = engines(settings, false).open(configuration);
            engine.statistics().setEnabled(true);
            engine.singleKey().put("too heavy for all of it", 1_001);
            for (int i = 0; i < 500; i++) {
                engine.singleKey().put("k" + i, 10);
            }
            engine.singleKey().put("weightless", 0);
            Await.until("401 are evicted", () -> engine.statistics().getCacheEvictions() >= 401);
            assertThat(engine.statistics().getCacheEvictions()).isEqualTo(401);
            assertThat(engine.singleKey().get("too heavy for all of it")).isNull();
            assertThat(engine.singleKey().get("weightless")).isZero();
            assertThat(count(engine)).isEqualTo(101);
            engine.close();
        }
    }

    private static int count(CacheEngine<String, Integer> engine) {
        int entries = 0;
        for (Iterator<?> all = engine.iterator(); all.hasNext(); all.next()) {
            entries++;
        }
        return entries;
    }

    @Test
    void weigher_thatFails_failsTheWriteAndLeavesNothingStale() {
        CacheSettings settings = weighing(1_000, (key, value) -> {
            if (value == 13) {
                throw new IllegalStateException("13 can not be weighed");
            }
            return value;
        });
        for (MutableConfiguration<String, Integer> configuration :
                List.of(configuration(), configuration().setStoreByValue(false), expiring(true))) {
            CacheEngine<String, Integer> engine = engines(settings, false).open(configuration);
            engine.singleKey().put("k", 1);
            for (int unfit : new int[] {13, -1}) {
                assertThatThrownBy(() -> engine.singleKey().put("k", unfit))
                        .isInstanceOf(CacheException.class)
                        .hasMessageContaining("Cache 'test': the weigher");
                assertThatThrownBy(() -> engine.singleKey().putIfAbsent("new", unfit))
                        .isInstanceOf(CacheException.class);
                assertThat(engine.singleKey().get("k")).isNull();
                engine.singleKey().put("k", 1);
                assertThatThrownBy(() -> engine.singleKey().replace("k", 1, unfit))
                        .isInstanceOf(CacheException.class);
                assertThat(engine.singleKey().get("k")).isNull();
                assertThat(engine.singleKey().containsKey("new")).isFalse();
                engine.singleKey().put("k", 1);
            }
            engine.singleKey().put("k", 2);
            assertThat(engine.singleKey().getAndRemove("k")).isEqualTo(2);
            assertThat(count(engine)).isZero();
            engine.close();
        }
    }
}
