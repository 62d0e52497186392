// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.larder.LarderConfiguration;
import io.larder.config.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what pages say of settings against the settings: their defaults, and how far each key reaches. */
class SettingTablesTest {

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                        List.of("redis.adoc", "settings-that-matter"),
                        List.of("memcached.adoc", "settings-that-matter"),
                        List.of("security.adoc", "limits"))
                .flatMap(table -> Pages.table(table.get(0), table.get(1)).stream()
                        .map(row -> arguments(
                                row.get(0).replace("`", ""), row.get(1).replace("`", ""))));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void setting_onAPage_hasTheDefaultThatStandsThere(String name, String preset) {
        assertThat(SettingNames.settings().filter(setting -> setting.name().equals(name)))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(shown(setting)).isEqualTo(preset));
    }

    private static <T> String shown(Setting<T> setting) {
        T preset = setting.defaultValue();
        return preset == null ? "none" : setting.type().print(preset);
    }

    static Stream<Arguments> keys() {
        List<String> keys = Pages.table("configuration.adoc", "reach").stream()
                .map(row ->
                        row.get(0).replace("`", "").replace("<name>", "named").replace("<setting>", "statistics"))
                .toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(keys.size())
                .map(i -> arguments(keys.get(i), keys.subList(i + 1, keys.size())));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void key_thatReachesLess_holdsBeforeThoseThatReachMore(String key, List<String> others) throws Exception {
        for (boolean wanted : new boolean[] {true, false}) {
            Properties settings = new Properties();
            settings.setProperty(key, String.valueOf(wanted));
            others.forEach(other -> settings.setProperty(other, String.valueOf(!wanted)));
            try (CacheManager manager =
                    Caching.getCachingProvider().getCacheManager(URI.create("local:/"), null, settings)) {
                if (manager.getCache("named") == null) {
                    manager.createCache("named", LarderConfiguration.of(Object.class, Object.class));
                }
                assertThat(ManagementFactory.getPlatformMBeanServer()
                                .queryNames(new ObjectName("javax.cache:type=CacheStatistics,Cache=named,*"), null))
                        .hasSize(wanted ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiered.adoc", "stores.adoc", "spring.adoc"})
    void blocks_ofProperties_areSettingsThatAManagerTakes(String name) throws IOException {
        Path page = Pages.all().stream()
                .filter(each -> each.endsWith(name))
                .findFirst()
                .orElseThrow();
        List<Block> blocks = BlockReader.blocks(page, Pages.text(page)).stream()
                .filter(block -> block.holders().contains("SettingTablesTest"))
                .toList();
        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            assertTaken(block);
        }
    }

    private static void assertTaken(Block block) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(String.join("\n", block.body())));
        Object uri = settings.remove("larder.uri");
        URI place = URI.create(uri == null ? "local:/" : String.valueOf(uri));
        try (CacheManager manager = Caching.getCachingProvider().getCacheManager(place, null, settings)) {
            assertThat(settings).isNotEmpty();
            settings.stringPropertyNames()
                    .forEach(key -> assertThat(manager.getCacheNames())
                            .as(block.toString())
                            .contains(key.split("\\.")[2]));
        }
    }
}
