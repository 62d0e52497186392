// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.NearTierMXBean;
import io.larder.config.Setting;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.ConnectionPoolConfig;

/** Holds the tables of the page on operations against the code. */
class OperationsTest {

    private static final String PAGE = "operations.adoc";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern THREAD_NAMES =
            Pattern.compile("Threads\\.(?:several|background)\\(\\s*\"([a-z-]+)\"|\"larder-([a-z-]+)\"");
    private static final Set<String> MAKERS_OF_THREADS = Set.of("Workers", "TrackingThread", "Threads", "Background");

    @Test
    void attributes_ofStandardBeans_areThoseOnThePage() {
        assertThat(named(Pages.table(PAGE, "statistics"))).isEqualTo(attributes(CacheStatisticsMXBean.class));
        assertThat(named(Pages.table(PAGE, "management"))).isEqualTo(attributes(CacheMXBean.class));
    }

    @Test
    void attributes_ofTheNearTier_areThoseOnItsPage() {
        assertThat(named(Pages.table("tiered.adoc", "statistics"))).isEqualTo(attributes(NearTierMXBean.class));
    }

    private static Set<String> named(List<List<String>> rows) {
        return rows.stream()
                .flatMap(row -> CODE.matcher(row.get(0)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> attributes(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("get") || name.startsWith("is"))
                .map(name -> name.replaceFirst("^(get|is)", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void beans_ofACache_haveTheNamesOnThePage() throws Exception {
        try (CacheManager manager = Caching.getCachingProvider().getCacheManager()) {
            Cache<Object, Object> cache = manager.createCache(
                    "users",
                    new MutableConfiguration<>().setStatisticsEnabled(true).setManagementEnabled(true));

            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Set<String> names = server.queryNames(new ObjectName("javax.cache:Cache=users,*"), null).stream()
                    .map(ObjectName::toString)
                    .collect(Collectors.toSet());
            String uri = cache.getCacheManager().getURI().toString().replace(':', '.');
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "javax.cache:type=CacheStatistics,CacheManager=" + uri + ",Cache=users",
                            "javax.cache:type=CacheConfiguration,CacheManager=" + uri + ",Cache=users")
                    .allSatisfy(name -> assertThat(Pages.text(PAGE))
                            .contains("`"
                                    + name.replace("=" + uri + ",", "=<URI>,").replace("=users", "=<name>") + "`"));
            MBeanInfo statistics = server.getMBeanInfo(
                    new ObjectName("javax.cache:type=CacheStatistics,CacheManager=" + uri + ",Cache=users"));
            assertThat(statistics.getOperations()).extracting("name").containsExactly("clear");
        }
    }

    @Test
    void threads_namedInTheCode_areThoseOnThePage() {
        Set<String> inCode = ProviderSources.all().stream()
                .flatMap(source -> source.find(THREAD_NAMES))
                .map(found -> found.group(1) == null ? "larder-" + found.group(2) : "larder-" + found.group(1) + "-")
                .map(name -> name.endsWith("-") ? name + "…" : name)
                .collect(Collectors.toCollection(TreeSet::new));
        inCode.remove("larder-tracking"); // a connection's
        inCode.add("larder-tracking-topology");
        Set<String> onPage = named(Pages.table(PAGE, "threads"));
        onPage.removeIf(name -> !name.startsWith("larder-"));

        assertThat(inCode).hasSizeGreaterThan(8);
        assertThat(onPage).isEqualTo(inCode);
    }

    @Test
    void threads_areMadeByNobodyWhoDoesNotNameThem() {
        Set<String> makers = ProviderSources.all().stream()
                .filter(source -> source.text().contains("new Thread(")
                        || source.text().contains("extends Thread ")
                        || source.text().contains("Executors."))
                .map(ProviderSources.Source::className)
                .collect(Collectors.toSet());

        assertThat(makers).isEqualTo(MAKERS_OF_THREADS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operations.adoc#timeouts",
                "redis.adoc#settings-that-matter",
                "memcached.adoc#settings-that-matter"
            })
    void defaults_onPages_areThoseInTheCode(String table) {
        Map<String, Setting<?>> settings =
                SettingNames.settings().collect(Collectors.toMap(Setting::name, Function.identity(), (a, b) -> a));
        List<List<String>> rows = Pages.table(table.split("#")[0], table.split("#")[1]);

        assertThat(rows).hasSizeGreaterThan(7).allSatisfy(row -> {
            Setting<?> setting = settings.get(row.get(0).replace("`", ""));
            assertThat(setting).as(row.get(0)).isNotNull();
            assertThat(row.get(1).replace("`", "")).as(row.get(0)).isEqualTo(printed(requireNonNull(setting)));
        });
    }

    private static <T> String printed(Setting<T> setting) {
        T preset = setting.defaultValue();
        return preset == null ? "none" : setting.type().print(preset);
    }

    @Test
    void connections_thatAreIdle_areClosedByJedisAfterTheTimeOnThePage() {
        assertThat(new ConnectionPoolConfig().getMinEvictableIdleDuration()).hasSeconds(60);
        assertThat(Pages.text(PAGE)).contains("closed after 60 idle seconds");
    }

    @Test
    void metrics_namedAsAlarms_areThere() {
        Set<String> known = Stream.of(CacheStatisticsMXBean.class, NearTierMXBean.class)
                .flatMap(bean -> attributes(bean).stream())
                .collect(Collectors.toSet());

        Set<String> watched = named(Pages.table(PAGE, "alarms"));
        watched.removeIf(name -> !name.matches("[A-Z][A-Za-z]+") || name.equals("StoreException"));
        assertThat(watched).isNotEmpty();
        assertThat(known).containsAll(watched);
    }
}
