// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static io.larder.config.Fixtures.mistakes;
import static io.larder.config.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.Source.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.Test;

class CacheSettingsTest {

    private static final String WEIGHER = "io.larder.config.CacheSettingsTest$Weigher";

    @Test
    void get_ofUnset_isTheDefaultOrNull() {
        CacheSettings settings = CacheSettings.DEFAULTS;

        assertThat(settings.get(Settings.LOCK_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.isSet(Settings.LOCK_TIMEOUT)).isFalse();
        assertThat(settings.source(Settings.LOCK_TIMEOUT)).hasToString("the default");
        assertThat(settings.get(Settings.MAX_ENTRIES)).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> settings.require(Settings.MAX_ENTRIES))
                .withMessageContaining("max-entries");
    }

    @Test
    void bounds_sideBySide_excludeEachOther() {
        assertThat(mistakes(
                                "local:/",
                                "larder.caches.c.max-entries",
                                "1",
                                "larder.caches.c.max-weight",
                                "2",
                                "larder.caches.c.weigher",
                                WEIGHER)
                        .mistakes())
                .containsExactly(
                        "the properties given, key larder.caches.c.max-weight: max-weight and max-entries exclude"
                                + " each other; leave one out");
        assertThat(mistakes("local:?max-entries=1&max-weight=2&weigher=" + WEIGHER)
                        .mistakes())
                .hasSize(1);
    }

    @Test
    void bounds_ofDifferentRank_nearerTakesThePlaceOfTheOther() {
        ManagerSettings settings = read(
                "local:?max-entries=1",
                "larder.caches.weighed.max-weight",
                "2",
                "larder.weigher",
                WEIGHER,
                "larder.caches.counted.max-entries",
                "3");

        assertThat(settings.cache("weighed").isSet(Settings.MAX_ENTRIES)).isFalse();
        assertThat(settings.cache("weighed").get(Settings.MAX_WEIGHT)).isEqualTo(2);
        assertThat(settings.cache("counted").get(Settings.MAX_ENTRIES)).isEqualTo(3);
        assertThat(settings.cache("counted").isSet(Settings.WEIGHER)).isFalse();
        assertThat(settings.cache("other").get(Settings.MAX_ENTRIES)).isEqualTo(1);
    }

    @Test
    void weigher_withoutWeightOrWeightWithoutWeigher_isRefused() {
        assertThat(mistakes("local:/", "larder.caches.c.weigher", WEIGHER).mistakes())
                .containsExactly("the properties given, key larder.caches.c.weigher: a weigher is of no use without"
                        + " max-weight");
        assertThat(mistakes("local:/", "larder.caches.c.max-weight", "5").mistakes())
                .containsExactly(
                        "the properties given, key larder.caches.c.max-weight: max-weight needs a weigher; name"
                                + " its class with the setting weigher");
        assertThat(mistakes("local:?max-weight=5")).hasMessageContaining("needs a weigher");
    }

    @Test
    void overlaid_byCode_isNearestOfAll() {
        CacheSettings settings = read("local:/", "larder.caches.c.max-entries", "5")
                .cache("c")
                .overlaid(Map.of(Settings.MAX_ENTRIES, 6L));

        assertThat(settings.get(Settings.MAX_ENTRIES)).isEqualTo(6);
        assertThat(settings.source(Settings.MAX_ENTRIES).origin()).isEqualTo(Origin.CODE);
        assertThat(settings.cacheName()).isEqualTo("c");
    }

    @Test
    void overlaid_otherBound_takesThePlaceOfTheFiles() {
        CacheSettings weighed = read("local:/", "larder.caches.c.max-weight", "5", "larder.caches.c.weigher", WEIGHER)
                .cache("c");

        CacheSettings counted = weighed.overlaid(Map.of(Settings.MAX_ENTRIES, 6L));

        assertThat(counted.get(Settings.MAX_ENTRIES)).isEqualTo(6);
        assertThat(counted.isSet(Settings.MAX_WEIGHT)).isFalse();
        assertThat(counted.isSet(Settings.WEIGHER)).isFalse();
    }

    @Test
    void overlaid_contradiction_isRefused() {
        assertThatThrownBy(() -> CacheSettings.of(Map.of(
                        Settings.MAX_ENTRIES,
                        1L,
                        Settings.MAX_WEIGHT,
                        2L,
                        Settings.WEIGHER,
                        Component.of(ToIntBiFunction.class, (ToIntBiFunction<?, ?>) new Weigher()))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exclude each other");
        assertThatIllegalArgumentException().isThrownBy(() -> CacheSettings.of(Map.of(Settings.MAX_ENTRIES, 0L)));
    }

    @Test
    void overlaid_otherStore_dropsTheParametersOfTheFormer() {
        ManagerSettings manager = read("local:/", "larder.caches.c.store", "redis://a?lock-timeout=5s&timeout=7s");
        CacheSettings moved =
                manager.cache("c").overlaid(Map.of(Settings.STORE, URI.create("memcached://m?max-entries=3")));

        assertThat(moved.isSet(Settings.LOCK_TIMEOUT)).isFalse();
        assertThat(moved.get(Settings.MAX_ENTRIES)).isEqualTo(3);
        assertThat(manager.storeUri(moved)).hasToString("memcached://m");
        assertThat(manager.storeSettings(moved).isSet(Fixtures.TIMEOUT)).isFalse();
    }

    @Test
    void storeUri_unknownSchemeByCode_isRefused() {
        ManagerSettings manager = read("local:/");
        CacheSettings moved = manager.cache("c").overlaid(Map.of(Settings.STORE, URI.create("reddis://u:s3cret@m")));

        assertThatThrownBy(() -> manager.storeUri(moved))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting store: no store has the scheme reddis, did you mean redis?")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void instance_namedByClass_isMadeAnewAndGivenByCodeIsTheSame() {
        CacheSettings named = read("local:?max-weight=5&weigher=" + WEIGHER).cache("c");
        Weigher mine = new Weigher();
        CacheSettings given = named.overlaid(
                Map.of(Settings.WEIGHER, Component.of(ToIntBiFunction.class, (ToIntBiFunction<?, ?>) mine)));
        ClassLoader loader = getClass().getClassLoader();

        assertThat(named.instance(Settings.WEIGHER, loader))
                .isInstanceOf(Weigher.class)
                .isNotSameAs(named.instance(Settings.WEIGHER, loader));
        assertThat(given.instance(Settings.WEIGHER, loader)).isSameAs(mine);
        assertThat(CacheSettings.DEFAULTS.instance(Settings.WEIGHER, loader)).isNull();
    }

    /** Weighs all alike. */
    public static final class Weigher implements ToIntBiFunction<Object, Object> {
        @Override
        public int applyAsInt(Object key, Object value) {
            return 1;
        }
    }
}
