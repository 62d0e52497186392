// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import javax.cache.management.CacheStatisticsMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class StatisticsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;

    @RegisterExtension
    final Scene scene = new Scene();

    private LarderCache<Integer, String> counted() {
        return scene.cache(Scene.plain().setStatisticsEnabled(true));
    }

    @Test
    void counts_underManyThreads_areExact() {
        LarderCache<Integer, String> cache = counted();

        scene.together(THREADS, number -> {
            int own = 10_000 * (number + 1);
            for (int i = 0; i < ROUNDS; i++) {
                cache.put(own + i, "a");
                cache.get(own + i);
                cache.get(-own - i);
                cache.getAndPut(own + i, "b");
                cache.putIfAbsent(own + i, "c");
                cache.replace(own + i, "b", "d");
                cache.remove(own + i, "wrong");
                cache.invoke(own + i, (entry, arguments) -> {
                    entry.setValue("e");
                    return null;
                });
                cache.getAll(Set.of(own + i, -own - i));
                cache.remove(own + i);
                cache.remove(own + i);
            }
        });

        CacheStatisticsMXBean statistics = Beans.statistics(cache);
        long all = (long) THREADS * ROUNDS;
        assertThat(statistics.getCachePuts()).isEqualTo(4 * all);
        assertThat(statistics.getCacheHits()).isEqualTo(7 * all);
        assertThat(statistics.getCacheMisses()).isEqualTo(2 * all);
        assertThat(statistics.getCacheGets()).isEqualTo(9 * all);
        assertThat(statistics.getCacheRemovals()).isEqualTo(all);
        assertThat(statistics.getCacheEvictions()).isZero();
        assertThat(statistics.getCacheHitPercentage()).isBetween(77.7f, 77.8f);
        assertThat(statistics.getCacheMissPercentage()).isBetween(22.2f, 22.3f);
        assertAverages(statistics, 0f, 1_000_000f);
    }

    private static void assertAverages(CacheStatisticsMXBean statistics, float from, float to) {
        assertThat(statistics.getAverageGetTime()).isBetween(from, to);
        assertThat(statistics.getAveragePutTime()).isBetween(from, to);
        assertThat(statistics.getAverageRemoveTime()).isBetween(from, to);
    }

    @Test
    void averages_afterMissesOrRemovalsAlone_areMeasured() {
        LarderCache<Integer, String> cache = counted();
        cache.put(1, "a");
        for (int i = 0; i < 7; i++) {
            cache.get(1);
        }
        Beans.statistics(cache).clear();
        cache.get(1);
        cache.get(1);
        cache.get(1);

        for (int i = 0; i < 20_000; i++) {
            cache.get(-1);
            cache.remove(i);
            cache.put(i, "v");
        }

        CacheStatisticsMXBean statistics = Beans.statistics(cache);
        assertThat(statistics.getAverageGetTime()).isPositive();
        assertThat(statistics.getAveragePutTime()).isPositive();
        assertThat(statistics.getAverageRemoveTime()).isPositive();
    }

    @Test
    void clear_makesAllZero() {
        LarderCache<Integer, String> cache = counted();
        cache.putAll(Map.of(1, "a", 2, "b"));
        cache.get(1);
        cache.get(3);
        cache.remove(1);
        CacheStatisticsMXBean statistics = Beans.statistics(cache);

        statistics.clear();

        assertThat(statistics.getCachePuts()).isZero();
        assertThat(statistics.getCacheHits()).isZero();
        assertThat(statistics.getCacheMisses()).isZero();
        assertThat(statistics.getCacheRemovals()).isZero();
        assertThat(statistics.getCacheHitPercentage()).isZero();
        assertThat(statistics.getCacheMissPercentage()).isZero();
        assertAverages(statistics, 0f, 0f);
    }

    @Test
    void enableStatistics_atRunTime_startsAndStopsCounting() {
        LarderCache<Integer, String> cache = scene.cache(Scene.plain());
        cache.put(1, "uncounted");
        assertThat(Beans.isShown("CacheStatistics", cache)).isFalse();

        scene.manager().enableStatistics("scene", true);
        scene.manager().enableStatistics("scene", true);
        cache.put(1, "counted");
        assertThat(Beans.statistics(cache).getCachePuts()).isEqualTo(1);

        scene.manager().enableStatistics("scene", false);
        assertThat(Beans.isShown("CacheStatistics", cache)).isFalse();
        cache.put(1, "uncounted");
        scene.manager().enableStatistics("scene", true);
        cache.put(1, "counted");
        assertThat(Beans.statistics(cache).getCachePuts()).isEqualTo(2);
    }

    @Test
    void enableStatistics_underLoad_losesNothingButWhatHappensMeanwhile() {
        LarderCache<Integer, String> cache = scene.cache(Scene.plain().setManagementEnabled(true));

        scene.together(4, number -> {
            for (int i = 0; i < 300; i++) {
                if (number == 0) {
                    scene.manager().enableStatistics("scene", i % 2 == 0);
                    scene.manager().enableManagement("scene", i % 3 == 0);
                } else {
                    cache.put(i, "v");
                    cache.get(i);
                }
            }
        });

        assertThat(Beans.isShown("CacheStatistics", cache)).isFalse();
        assertThat(Beans.isShown("CacheConfiguration", cache)).isFalse();
    }

    @Test
    void evictions_ofABoundedCache_areCounted() {
        LarderCache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                .maximumEntries(10)
                .statistics(true));

        for (int i = 0; i < 1_000; i++) {
            cache.put(i, "v");
        }

        Scene.until(() -> {
            long present = 0;
            for (var ignored : cache) {
                present++;
            }
            return Beans.statistics(cache).getCacheEvictions() + present == 1_000;
        });
        assertThat(Beans.statistics(cache).getCacheEvictions()).isGreaterThan(500);
    }

    @Test
    void micrometer_ofTheDefaultManager_readsTheSameNumbers() {
        LarderCache<Integer, String> cache = counted();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        JCacheMetrics.monitor(registry, cache);

        cache.put(1, "a");
        cache.put(2, "b");
        cache.get(1);
        cache.get(9);
        cache.get(9);
        cache.remove(1);

        CacheStatisticsMXBean statistics = Beans.statistics(cache);
        assertThat((long) registry.get("cache.gets")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(statistics.getCacheHits())
                .isEqualTo(1);
        assertThat((long) registry.get("cache.gets")
                        .tag("result", "miss")
                        .functionCounter()
                        .count())
                .isEqualTo(statistics.getCacheMisses())
                .isEqualTo(2);
        assertThat((long) registry.get("cache.puts").functionCounter().count())
                .isEqualTo(statistics.getCachePuts())
                .isEqualTo(2);
        assertThat((long) registry.get("cache.removals").gauge().value())
                .isEqualTo(statistics.getCacheRemovals())
                .isEqualTo(1);
    }
}
