// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ManagementTest {

    @RegisterExtension
    final Scene scene = new Scene();

    private static MutableConfiguration<Integer, String> shown() {
        return Scene.plain().setStatisticsEnabled(true).setManagementEnabled(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a:b",
                "a=b",
                "a,b",
                "a*",
                "a?",
                "a\"b",
                "\"quoted\"",
                "a\nb",
                "a\r\nb",
                "größe ✓ 日本",
                "",
                " ",
                "a\\b",
                "type=CacheStatistics,Cache=x",
                "*",
                "a/b;c#d%20"
            })
    void cache_ofAnyName_isShownAndGoesWithTheCache(String name) {
        LarderCache<Integer, String> cache = scene.manager().createCache(name, shown());
        cache.put(1, "a");

        assertThat(Beans.statistics(cache).getCachePuts()).isEqualTo(1);
        CacheMXBean configuration = Beans.configuration(cache);
        assertThat(configuration.getKeyType()).isEqualTo("java.lang.Integer");
        assertThat(configuration.getValueType()).isEqualTo("java.lang.String");
        assertThat(configuration.isStatisticsEnabled()).isTrue();
        assertThat(configuration.isManagementEnabled()).isTrue();
        assertThat(configuration.isStoreByValue()).isTrue();
        assertThat(configuration.isReadThrough()).isFalse();
        assertThat(configuration.isWriteThrough()).isFalse();
        cache.close();

        assertThat(Beans.all()).isEmpty();
    }

    @Test
    void manager_ofAUriWithAQuery_showsItsCaches() {
        LarderCacheManager manager = scene.provider.getCacheManager(URI.create("local:?max-entries=10"), null);
        LarderCache<Integer, String> cache = manager.createCache("c", shown());

        assertThat(Beans.isShown("CacheStatistics", cache)).isTrue();
        manager.close();
        assertThat(Beans.all()).isEmpty();
    }

    @Test
    void caches_whoseNamesLookTheSameToJmx_bothWork() {
        LarderCache<Integer, String> first = scene.manager().createCache("a:b", shown());
        LarderCache<Integer, String> second = scene.manager().createCache("a=b", shown());
        first.put(1, "first");
        second.put(1, "second");
        second.put(2, "second");

        assertThat(Beans.all()).hasSize(2);
        assertThat(Beans.statistics(first).getCachePuts()).isEqualTo(1);
        second.close();
        assertThat(Beans.statistics(first).getCachePuts()).isEqualTo(1);
        first.close();
        assertThat(Beans.all()).isEmpty();
    }

    @Test
    void managers_ofOneUriAndTwoClassLoaders_hideNothingOfEachOther() throws Exception {
        try (URLClassLoader other = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            LarderCache<Integer, String> own = scene.manager().createCache("c", shown());
            LarderCache<Integer, String> others =
                    scene.provider.getCacheManager(null, other).createCache("c", shown());
            own.put(1, "a");
            others.put(1, "a");
            others.put(2, "b");

            assertThat(Beans.statistics(own).getCachePuts()).isEqualTo(1);
            others.getCacheManager().close();
            assertThat(Beans.statistics(own).getCachePuts()).isEqualTo(1);
            scene.manager().close();
            assertThat(Beans.all()).isEmpty();
        }
    }

    @Test
    void enableManagement_atRunTime_showsTheConfigurationAsItIsThen() {
        LarderCache<Integer, String> cache = scene.cache(Scene.plain());
        assertThat(Beans.isShown("CacheConfiguration", cache)).isFalse();

        scene.manager().enableManagement("scene", true);
        assertThat(Beans.configuration(cache).isStatisticsEnabled()).isFalse();
        scene.manager().enableStatistics("scene", true);
        assertThat(Beans.configuration(cache).isStatisticsEnabled()).isTrue();
        scene.manager().enableManagement("scene", false);
        assertThat(Beans.isShown("CacheConfiguration", cache)).isFalse();
    }
}
