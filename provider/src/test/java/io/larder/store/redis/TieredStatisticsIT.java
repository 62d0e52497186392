// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.NearTierMXBean;
import io.larder.spi.FarStore.Telling;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cache tells of its near tier, and what it holds there before anybody has asked. */
final class TieredStatisticsIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final MBeanServer JMX_SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final Pattern UNFIT = Pattern.compile("[,:=\\n?*\"]");

    private final String name = "a:b*" + UUID.randomUUID();
    private final URI tiered = URI.create("tiered+" + SERVERS.redis().uri());
    private final Application here = Application.at(tiered);

    @AfterEach
    void end() {
        here.close();
    }

    private static LarderConfiguration<String, String> counted() {
        return LarderConfiguration.of(String.class, String.class).statistics(true);
    }

    private static ObjectName beanName(Cache<?, ?> cache) throws Exception {
        return new ObjectName("io.larder:type=NearTier,CacheManager="
                + UNFIT.matcher(cache.getCacheManager().getURI().toString()).replaceAll(".") + ",Cache="
                + UNFIT.matcher(cache.getName()).replaceAll("."));
    }

    private static NearTierMXBean near(Cache<?, ?> cache) {
        return cache.unwrap(NearTierMXBean.class);
    }

    private static void awaitTrust(Cache<?, ?> cache) {
        Await.until("changes are told", () -> near(cache).getTelling() == Telling.EVERY_CHANGE);
    }

    /** Word of own writes comes back and drops what was read before. */
    private static void awaitNear(Cache<String, String> cache, String... keys) {
        Set<String> all = Set.of(keys);
        Await.until("all to be near", () -> {
            cache.getAll(all);
            long before = near(cache).getNearHits();
            cache.getAll(all);
            return near(cache).getNearHits() - before == keys.length;
        });
    }

    @Test
    void lookups_areCountedByWhoAnswersThem() {
        Cache<String, String> cache = here.cache(name, counted());
        cache.put("k", "1");
        cache.put("l", "1");
        awaitNear(cache, "k", "l");
        near(cache).clear();
        CacheStatisticsMXBean standard = JMX.newMXBeanProxy(
                JMX_SERVER, objectName("javax.cache:type=CacheStatistics,*", cache), CacheStatisticsMXBean.class);
        standard.clear();

        cache.get("k");
        cache.get("k");
        cache.get("none");
        cache.getAll(Set.of("k", "l", "none"));
        cache.containsKey("k");

        assertThat(near(cache).getNearHits()).isEqualTo(4);
        assertThat(near(cache).getFarHits()).isZero();
        assertThat(near(cache).getMisses()).isEqualTo(2);
        assertThat(near(cache).getNearHitPercentage()).isBetween(66f, 67f);
        assertThat(near(cache).getEntries()).isEqualTo(2);
        assertThat(near(cache).getWeight()).isBetween(1_000L, 2_000L);
        assertThat(near(cache).getRevalidations()).isZero();
        assertThat(standard.getCacheHits()).isEqualTo(4);
        assertThat(standard.getCacheMisses()).isEqualTo(2);

        standard.clear();
        assertThat(near(cache).getNearHits()).isEqualTo(4);
        near(cache).clear();
        cache.get("k");
        assertThat(near(cache).getNearHits()).isEqualTo(1);
        assertThat(standard.getCacheHits()).isEqualTo(1);
    }

    private static ObjectName objectName(String pattern, Cache<?, ?> cache) {
        try {
            String ending = "Cache=" + UNFIT.matcher(cache.getName()).replaceAll(".");
            List<ObjectName> found = JMX_SERVER.queryNames(new ObjectName(pattern), null).stream()
                    .filter(bean -> bean.toString().endsWith(ending))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void change_byAnother_isCountedAsTold() {
        Cache<String, String> cache = here.cache(name, counted());
        cache.put("k", "1");
        awaitNear(cache, "k");
        near(cache).clear();
        try (Application there = Application.at(SERVERS.redis().uri())) {
            there.cache(name).put("k", "2");
            Await.until("word of it", () -> near(cache).getInvalidations() > 0);
        }
        assertThat(cache.get("k")).isEqualTo("2");
        assertThat(near(cache).getFarHits()).isEqualTo(1);
    }

    @Test
    void statistics_whileDisabled_countNothing() {
        Cache<String, String> cache = here.cache(name, counted().statistics(false));
        cache.put("k", "1");
        awaitTrust(cache);
        for (int i = 0; i < 10; i++) {
            cache.get("k");
            cache.get("none");
        }
        assertThat(near(cache).getNearHits()
                        + near(cache).getFarHits()
                        + near(cache).getMisses())
                .isZero();
        Await.until("it is near", () -> cache.get("k") != null && near(cache).getEntries() == 1);
    }

    @Test
    void bean_isShownWhileStatisticsAreEnabled() throws Exception {
        Cache<String, String> cache = here.cache(name, counted());
        ObjectName bean = beanName(cache);
        NearTierMXBean shown = JMX.newMXBeanProxy(JMX_SERVER, bean, NearTierMXBean.class);
        cache.get("none");
        assertThat(shown.getMisses()).isEqualTo(1);
        assertThat(shown.getTelling()).isIn((Object[]) Telling.values());
        shown.clear();
        assertThat(shown.getMisses()).isZero();
        assertThat(JMX_SERVER.getMBeanInfo(bean).getAttributes()).hasSize(11);

        here.manager().enableStatistics(name, false);
        assertThat(JMX_SERVER.isRegistered(bean)).isFalse();
        here.manager().enableStatistics(name, true);
        assertThat(JMX_SERVER.isRegistered(bean)).isTrue();
        here.manager().destroyCache(name);
        assertThat(JMX_SERVER.isRegistered(bean)).isFalse();
    }

    @Test
    void beans_ofTwoManagers_hideNothingOfEachOther() throws Exception {
        try (Application there = Application.at(tiered, "near.max-entries=7")) {
            Cache<String, String> own = here.cache(name, counted());
            Cache<String, String> others = there.cache(name, counted());
            assertThat(beanName(own)).isNotEqualTo(beanName(others));
            there.manager().close();
            assertThat(JMX_SERVER.isRegistered(beanName(own))).isTrue();
            assertThat(JMX_SERVER.isRegistered(beanName(others))).isFalse();
            own.close();
            assertThat(JMX_SERVER.isRegistered(beanName(own))).isFalse();
        }
    }

    @Test
    void unwrap_ofACacheWithoutANearTier_saysSo() {
        try (Application far = Application.at(SERVERS.redis().uri())) {
            Cache<String, String> cache = far.cache(name, counted());
            assertThatThrownBy(() -> near(cache))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NearTierMXBean");
            assertThat(JMX_SERVER.queryNames(new ObjectName("io.larder:*"), null))
                    .isEmpty();
        } catch (javax.management.JMException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void maxWeight_boundsWhatIsKept() {
        try (Application weighed = Application.at(tiered, "near.max-weight=64KiB")) {
            Cache<String, String> cache = weighed.cache(name);
            awaitTrust(cache);
            for (int i = 0; i < 100; i++) {
                cache.put("k" + i, "x".repeat(2_000));
            }
            Await.until("as many as find room are near", () -> {
                IntStream.range(0, 100).forEach(i -> cache.get("k" + i));
                return near(cache).getWeight() > 60 * 1_024 && near(cache).getWeight() <= 64 * 1_024;
            });
            assertThat(near(cache).getEntries()).isBetween(20L, 30L);
        }
    }

    @Test
    void maxWeightAndMaxEntries_sideBySide_areRefused() {
        assertThatThrownBy(() -> Application.at(tiered, "near.max-weight=64KiB", "near.max-entries=10")
                        .close())
                .hasMessageContaining("near.max-weight and near.max-entries exclude each other");
    }

    @Test
    void warmStart_makesNearWhatLiesOnTheServer() {
        Map<String, String> entries =
                IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
        here.cache(name).putAll(entries);
        try (Application warm = Application.at(tiered, "near.warm-start=true")) {
            Cache<String, String> cache = warm.cache(name, counted());
            Await.until("all are near", () -> near(cache).getEntries() == 1_000);
            assertThat(near(cache).getFarHits()).isZero();
            assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
            assertThat(near(cache).getNearHits()).isEqualTo(1_000);
            assertThat(near(cache).getFarHits()).isZero();

            here.manager().<String, String>getCache(name).put("k1", "new");
            Await.until("the change is seen", () -> "new".equals(cache.get("k1")));
        }
        Await.until(
                "its thread has gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("larder-warm-start")));
    }

    @Test
    void warmStart_closedAtOnce_leavesNoThread() {
        here.cache(name).put("k", "1");
        for (int i = 0; i < 20; i++) {
            Application.at(tiered, "near.warm-start=true").close();
            try (Application warm = Application.at(tiered, "near.warm-start=true")) {
                warm.cache(name);
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(Thread::isAlive)
                    .extracting(Thread::getName)
                    .doesNotContain("larder-warm-start");
        }
    }

    @Test
    void get_ofAMutableValueThatIsNear_givesEachCallerItsOwn() {
        Cache<String, List<String>> cache = here.cache(name, lists());
        cache.put("k", new ArrayList<>(List.of("a")));
        awaitTrust(cache);
        Await.until("it is near", () -> cache.get("k") != null && near(cache).getEntries() == 1);
        near(cache).clear();
        for (int i = 0; i < 3; i++) {
            List<String> mine = cache.get("k");
            assertThat(mine).containsExactly("a");
            mine.add("changed by a reader");
            assertThat(cache.<Integer>invoke("k", (entry, a) -> {
                        entry.getValue().add("changed by a processor that sets nothing");
                        return entry.getValue().size();
                    }))
                    .isEqualTo(2);
            cache.getAll(Set.of("k")).values().forEach(List::clear);
        }
        assertThat(cache.get("k")).containsExactly("a");
        assertThat(near(cache).getFarHits()).isZero();
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static LarderConfiguration<String, List<String>> lists() {
        return LarderConfiguration.of(String.class, (Class<List<String>>) (Class<?>) List.class)
                .statistics(true);
    }

    @Test
    void get_ofAnImmutableValueThatIsNear_sharesIt() {
        Cache<String, String> cache = here.cache(name, counted());
        cache.put("k", "1");
        awaitNear(cache, "k");
        assertThat(cache.get("k")).isSameAs(cache.get("k"));
    }

    @Test
    void byReference_isRefused() {
        assertThatThrownBy(() -> here.cache(name, counted().byReference()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("only by value");
    }
}
