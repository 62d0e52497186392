// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCachingProvider;
import io.larder.testing.PageTable;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.cache.annotation.Cacheable;

/** The tables of the documentation's page on Spring. */
class PageTest {

    private static final Path PAGE = Path.of("../../src-docs/src/docs/asciidoc/spring.adoc");

    @Test
    void meters_areThoseAttributes() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (CacheManager manager = manager("local:/", "larder.caches.books.max-entries", "3")) {
            manager.enableStatistics("books", true);
            Cache<Integer, String> cache = manager.getCache("books");
            JCacheMetrics.monitor(registry, cache);
            ObjectName bean = ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("javax.cache:type=CacheStatistics,Cache=books,*"), null)
                    .iterator()
                    .next();
            useUnevenly(cache);

            List<List<String>> rows = PageTable.rows(PAGE, "meters");
            List<Number> values = new ArrayList<>();
            for (List<String> row : rows) {
                Number attribute = (Number) ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(bean, row.get(2).replace("`", ""));
                assertThat(value(registry, row)).as(row.toString()).isEqualTo(attribute.doubleValue());
                values.add(attribute);
            }
            assertThat(values)
                    .doesNotHaveDuplicates()
                    .hasSize(registry.getMeters().size());
        }
    }

    /** So that no two numbers are alike. */
    private static void useUnevenly(Cache<Integer, String> cache) {
        cache.put(1, "a");
        cache.put(2, "a");
        cache.put(3, "a");
        cache.get(1);
        cache.get(2);
        cache.get(9);
        cache.remove(1);
        cache.remove(2);
        cache.remove(3);
        cache.put(1, "a");
    }

    private static double value(MeterRegistry registry, List<String> row) {
        RequiredSearch search = registry.get(row.get(0).replace("`", ""));
        String[] tag = row.get(1).replace("`", "").strip().split(":", -1);
        Meter meter = (tag.length == 2 ? search.tag(tag[0], tag[1]) : search).meter();
        return meter instanceof Gauge gauge ? gauge.value() : ((FunctionCounter) meter).count();
    }

    @Test
    void messages_areThoseThatCome() throws Exception {
        List<String> came = new ArrayList<>();
        try (Application application = Application.at(URI.create("local:/"), typed(), Library.class, Misnamed.class)) {
            came.add(message(() -> application.bean(Misnamed.class).find(1)));
            came.add(message(() -> application.bean(Library.class).find(-1)));
            came.add(message(() -> application.bean(Library.class).later().join()));
            Cache<Object, Object> books = application.cache("books");
            application.caches().close();
            came.add(message(() -> books.get(1)));
        }
        try (CacheManager manager = manager("local:/?max-entries=3", "larder.caches.books.statistics", "true")) {
            came.add(message(() -> JCacheMetrics.monitor(new SimpleMeterRegistry(), manager.getCache("books"))));
        }

        List<List<String>> rows = PageTable.rows(PAGE, "messages");
        assertThat(rows).hasSameSizeAs(came);
        for (List<String> row : rows) {
            assertThat(new TreeSet<>(came))
                    .anyMatch(message -> message.contains(row.get(0).replace("\"", "")));
        }
    }

    private static Properties typed() {
        Properties settings = Application.settings(Application.newGroup());
        settings.setProperty("larder.caches.books.value-type", Book.class.getName());
        return settings;
    }

    private static String message(Runnable failing) {
        return String.valueOf(catchThrowable(failing::run).getMessage());
    }

    /** Uses a cache that nobody declared. */
    static class Misnamed {
        @Cacheable("boks")
        public String find(int number) {
            return "";
        }
    }

    private static CacheManager manager(String uri, String key, String value) {
        Properties settings = new Properties();
        settings.setProperty(key, value);
        return Caching.getCachingProvider(LarderCachingProvider.class.getName())
                .getCacheManager(URI.create(uri), PageTest.class.getClassLoader(), settings);
    }
}
