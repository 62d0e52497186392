// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCachingProvider;
import io.larder.testing.servers.SharedServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Micrometer's {@code JCacheMetrics} tells, beside what the MXBean tells. */
class MicrometerTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void meters_onEveryStore_countWhatTheMxBeanCounts(Place place) throws Exception {
        try (CacheManager manager = manager(place.uri(SERVERS), settings())) {
            Cache<Integer, String> cache = manager.getCache("counted");
            JCacheMetrics.monitor(registry, cache);

            useAll(cache);

            assertNumbers();
        }
    }

    @ParameterizedTest
    @EnumSource
    void meters_ofAManagerMadeByAFile_countWhatTheMxBeanCounts(Place place) throws Exception {
        Path file = directory.resolve("caches.properties");
        Files.writeString(file, """
                larder.uri = %s?timeout=5s
                larder.prefix = %s
                larder.caches.counted.statistics = true
                """.formatted(place.uri(SERVERS), Application.newGroup()));
        try (CacheManager manager = manager(file.toUri(), new Properties())) {
            Cache<Integer, String> cache = manager.getCache("counted");
            JCacheMetrics.monitor(registry, cache);

            useAll(cache);

            assertNumbers();
        }
    }

    /** Such a URI has what can not stand in an object name, and Micrometer replaces nothing but colons. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "local:/?max-entries=100",
                "redis://localhost?timeout=1s",
                "memcached://localhost:11211,localhost:11212",
                "redis+cluster://localhost:7000,localhost:7001"
            })
    void meters_ofAUriWithParametersOrSeveralHosts_canNotBeMade(String uri) throws Exception {
        try (CacheManager manager = manager(URI.create(uri), settings())) {
            Cache<Integer, String> cache = manager.getCache("counted");

            assertThatThrownBy(() -> JCacheMetrics.monitor(registry, cache))
                    .hasMessage("Cache name 'counted' results in an invalid JMX name");
            assertThat(beans()).hasSize(1);
        }
    }

    @Test
    void meters_whileStatisticsAreOff_areZero() {
        Properties off = settings();
        off.setProperty("larder.caches.counted.statistics", "false");
        try (CacheManager manager = manager(URI.create("local:/"), off)) {
            Cache<Integer, String> cache = manager.getCache("counted");
            JCacheMetrics.monitor(registry, cache);

            cache.get(1);
            assertThat(gets("miss")).isZero();
            manager.enableStatistics("counted", true);
            cache.get(1);

            assertThat(gets("miss")).isEqualTo(1);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("larder.prefix", Application.newGroup());
        settings.setProperty("larder.caches.counted.statistics", "true");
        return settings;
    }

    private static CacheManager manager(URI uri, Properties settings) {
        return Caching.getCachingProvider(LarderCachingProvider.class.getName())
                .getCacheManager(uri, MicrometerTest.class.getClassLoader(), settings);
    }

    /** 8 hits, 5 misses, 9 puts, 3 removals. */
    private static void useAll(Cache<Integer, String> cache) {
        cache.putAll(Map.of(1, "a", 2, "b", 3, "c")); // 3 puts
        cache.put(4, "d"); // 1 put
        cache.get(1); // 1 hit
        cache.get(9); // 1 miss
        cache.getAll(Set.of(1, 2, 8, 9)); // 2 hits, 2 misses
        cache.getAndPut(1, "e"); // 1 hit, 1 put
        cache.putIfAbsent(1, "f"); // 1 hit
        cache.putIfAbsent(5, "g"); // 1 miss, 1 put
        cache.replace(5, "h"); // 1 hit, 1 put
        cache.replace(7, "h"); // 1 miss
        cache.replace(5, "h", "i"); // 1 hit, 1 put
        cache.invoke(5, (entry, arguments) -> { // 1 hit, 1 put
            entry.setValue(entry.getValue() + "!");
            return null;
        });
        cache.remove(1); // 1 removal
        cache.remove(7);
        cache.removeAll(Set.of(2, 3, 7)); // 2 removals
        cache.containsKey(4);
    }

    private void assertNumbers() throws MalformedObjectNameException {
        CacheStatisticsMXBean bean = bean();
        assertThat(gets("hit")).isEqualTo(bean.getCacheHits()).isEqualTo(8);
        assertThat(gets("miss")).isEqualTo(bean.getCacheMisses()).isEqualTo(5);
        assertThat(counter("cache.puts")).isEqualTo(bean.getCachePuts()).isEqualTo(9);
        assertThat(counter("cache.evictions"))
                .isEqualTo(bean.getCacheEvictions())
                .isZero();
        assertThat((long) registry.get("cache.removals").gauge().value())
                .isEqualTo(bean.getCacheRemovals())
                .isEqualTo(3);
        assertThat(registry.getMeters()).hasSize(5);
    }

    private long gets(String result) {
        return (long) registry.get("cache.gets")
                .tag("cache", "counted")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private long counter(String name) {
        return (long)
                registry.get(name).tag("cache", "counted").functionCounter().count();
    }

    private static CacheStatisticsMXBean bean() throws MalformedObjectNameException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return JMX.newMXBeanProxy(server, beans().get(0), CacheStatisticsMXBean.class);
    }

    private static List<ObjectName> beans() throws MalformedObjectNameException {
        ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=counted,*");
        return List.copyOf(ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null));
    }
}
