// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static io.larder.config.Fixtures.NEAR_MAX_ENTRIES;
import static io.larder.config.Fixtures.PASSWORD;
import static io.larder.config.Fixtures.TIMEOUT;
import static io.larder.config.Fixtures.mistakes;
import static io.larder.config.Fixtures.properties;
import static io.larder.config.Fixtures.read;
import static io.larder.config.Fixtures.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.Fixtures.NoResources;
import io.larder.config.Source.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"local:?max-entries=7", "local:/?max-entries=7", "local://?max-entries=7", "LOCAL:?max-entries=7"
            })
    void read_uriParameter_isASettingOfEveryCache(String uri) {
        ManagerSettings settings = read(uri);

        assertThat(settings.cache("any").get(Settings.MAX_ENTRIES)).isEqualTo(7);
        assertThat(settings.cache("any").source(Settings.MAX_ENTRIES))
                .hasToString("URI parameter max-entries")
                .extracting(Source::origin)
                .isEqualTo(Origin.URI);
        assertThat(settings.uri().toString()).isEqualToIgnoringCase("local:/");
        assertThat(settings.askedUri()).hasToString(uri);
        assertThat(settings.shownUri()).hasToString(uri);
    }

    @Test
    void read_encodedParameter_isDecodedOnceAndKeepsThePlus() {
        assertThat(read("redis://h?p%61ssword=a%2Bb+%2525%C3%A9").manager().get(PASSWORD))
                .isEqualTo("a+b+%25é");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://h?max-entries=1&max-entries=2,it is there twice",
        "redis://h?max-entries,the value is empty",
        "redis://h?max-entries=,the value is empty",
        "redis://h?=5,there is no such setting",
        "redis://h?max-entries=%FF,is not UTF-8",
        "redis://h?%FF=1,is not UTF-8",
        "redis://h?max-entries=0,minimum of 1",
        "redis://h?max-entries=99999999999999999999,a number too large",
        "redis://h?max-entris=5,did you mean max-entries?",
        "redis://h?larder.max-entries=5,did you mean max-entries?",
        "redis://h?store=local:,can not be a URI parameter",
        "redis://h?uri=local:,can not be a URI parameter",
        "redis://h?expiry=5s#x,has no fragment",
        "redis://h#x,has no fragment",
        "local:somewhere,has nothing but parameters",
        "local://host,has nothing but parameters",
        "local:/x?max-entries=5,has nothing but parameters",
        "none:x,has nothing but parameters",
        "http://h/larder.properties,over the network",
        "https://h/larder.properties,over the network",
        "jar:http://h/a.jar!/x.properties,over the network",
        "reddis://x,did you mean redis?",
        "tiered+reddis://x,did you mean tiered+redis?",
        "wibble://x,'no store has the scheme wibble. Known are local, memcached, none, redis, redis+cluster, rediss'",
    })
    void read_impossibleUri_isRefusedWithTheReason(String uri, String reason) {
        assertThat(mistakes(uri)).hasMessageContaining(reason);
    }

    @Test
    void read_tieredScheme_isAStores() {
        assertThat(read("tiered+redis://h:1,i:2/3").uri()).hasToString("tiered+redis://h:1,i:2/3");
    }

    @Test
    void read_schemelessEmptyUri_isRefused() {
        assertThat(mistakes("")).hasMessageContaining("has no name");
    }

    @Test
    void uri_withParameters_keepsThoseOfTheConnectionAlone() {
        assertThat(read("redis://u:p@h/1?max-entries=5&timeout=3s&expiry=created:5s")
                        .uri())
                .hasToString("redis://u:p@h/1?timeout=3s");
    }

    @Test
    void precedence_sameSettingInAllSources_nearestWins() {
        Map<String, String> system = Map.of("larder.max-entries", "4");
        Map<String, String> environment = Map.of("LARDER_MAX_ENTRIES", "5");
        Properties none = new Properties();
        Properties given = properties("larder.max-entries", "2");

        assertThat(entries(reader(Map.of(), environment), "local:/", none)).isEqualTo(5);
        assertThat(entries(reader(system, environment), "local:/", none)).isEqualTo(4);
        assertThat(entries(reader(system, environment), "local:/", given)).isEqualTo(2);
        assertThat(entries(reader(system, environment), "local:?max-entries=1", given))
                .isEqualTo(1);
    }

    @Test
    void precedence_moreSpecificFromFartherSource_wins() {
        SettingsReader reader = reader(
                Map.of("larder.caches.users.max-entries", "20", "larder.caches.*.max-entries", "30"),
                Map.of("LARDER_MAX_ENTRIES", "40"));
        ManagerSettings settings = reader.read(
                URI.create("local:?max-entries=10"), properties("larder.max-entries", "11"), new NoResources());

        assertThat(settings.cache("users").get(Settings.MAX_ENTRIES)).isEqualTo(20);
        assertThat(settings.cache("others").get(Settings.MAX_ENTRIES)).isEqualTo(30);
        assertThat(settings.manager().get(Settings.MAX_ENTRIES)).isEqualTo(10);
    }

    @Test
    void read_cacheNames_mayContainAnything() {
        ManagerSettings settings = read(
                "local:/",
                "larder.caches.com.acme.User.max-entries",
                "1",
                "larder.caches.caches.store.expiry",
                "created:1s",
                "larder.caches.max-entries.max-entries",
                "2",
                "larder.caches.a b:c=d*é.max-entries",
                "3",
                "larder.caches.x.near.max-entries",
                "5");

        assertThat(settings.declaredCaches())
                .containsExactlyInAnyOrder("com.acme.User", "caches.store", "max-entries", "a b:c=d*é", "x");
    }

    @Test
    void read_settingWithDots_longestMatchWins() {
        CacheSettings cache =
                read("local:/", "larder.caches.x.near.max-entries", "5").cache("x");

        assertThat(cache.get(NEAR_MAX_ENTRIES)).isEqualTo(5);
        assertThat(cache.isSet(Settings.MAX_ENTRIES)).isFalse();
    }

    @Test
    void declaredCaches_namedOutsideOrByStar_areNone() {
        ManagerSettings settings = reader(Map.of("larder.caches.users.max-entries", "20"), Map.of())
                .read(URI.create("local:/"), properties("larder.caches.*.expiry", "created:5s"), new NoResources());

        assertThat(settings.declaredCaches()).isEmpty();
        assertThat(settings.cache("users").get(Settings.EXPIRY)).hasToString("created:5s");
    }

    @Test
    void read_foreignKeys_areLeftAloneInPropertiesAndSystemProperties() {
        ManagerSettings settings = reader(Map.of("java.home", "/x", "larderx", "1"), Map.of("PATH", "x"))
                .read(URI.create("local:/"), properties("spring.x", "1"), new NoResources());

        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void read_unknownVariable_isAWarningWithASuggestion() {
        ManagerSettings settings = reader(Map.of(), Map.of("LARDER_MAX_ENTRYS", "1", "LARDER_HOME_DIRECTORY", "x"))
                .read(URI.create("local:/"), null, new NoResources());

        assertThat(settings.warnings())
                .containsExactly(
                        "environment variable LARDER_HOME_DIRECTORY: there is no such setting",
                        "environment variable LARDER_MAX_ENTRYS: there is no such setting; did you mean LARDER_MAX_ENTRIES?");
    }

    @Test
    void read_propertiesWithDefaults_heedsThemToo() {
        Properties given = new Properties(properties("larder.max-entries", "9"));

        assertThat(entries(reader(), "local:/", given)).isEqualTo(9);
    }

    @Test
    void read_manyMistakes_tellsAllWithTheirSources() {
        SettingsReader reader = reader(Map.of("larder.statistics", "maybe"), Map.of("LARDER_LOCK_TIMEOUT", "soon"));
        Properties given = properties(
                "larder.caches.users.expiry", "never",
                "larder.caches.users.max-entires", "1",
                "larder.cache.users.max-entries", "1",
                "larder.caches.users.timeout", "1s",
                "larder.caches..max-entries", "1",
                "larder.store", "local:",
                "larder.", "1");
        given.put("larder.max-weight", 5);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> reader.read(URI.create("local:?max-entries=x"), given, new NoResources()))
                .satisfies(e -> assertThat(e.mistakes())
                        .containsExactlyInAnyOrder(
                                "system property larder.statistics: the value 'maybe' is neither true nor false",
                                "environment variable LARDER_LOCK_TIMEOUT: the value 'soon' is not a duration such as 250ms, 30s, 5m, 12h or 7d",
                                "the properties given, key larder.max-weight: its value is no text; Properties hold texts alone",
                                "the properties given, key larder.caches.users.expiry: the value 'never' is not eternal, created:30s, accessed:5m, modified:1h or touched:10m",
                                "the properties given, key larder.caches.users.max-entires: there is no such setting; did you mean larder.caches.users.max-entries?",
                                "the properties given, key larder.cache.users.max-entries: there is no such setting; did you mean larder.caches.users.max-entries?",
                                "the properties given, key larder.caches.users.timeout: the setting timeout is for a whole manager: larder.timeout",
                                "the properties given, key larder.caches..max-entries: the name of the cache is missing: larder.caches.<name>.max-entries",
                                "the properties given, key larder.store: the setting store is for a cache: larder.caches.<name>.store; larder.uri says where the entries of a manager live",
                                "the properties given, key larder.: there is no such setting",
                                "URI parameter max-entries: the value 'x' is not a whole number"))
                .withMessageStartingWith("Larder can not be configured, there are 11 mistakes:\n - ");
    }

    @Test
    void read_hugeUnknownKey_isRefusedInNoTime() {
        String key = "larder." + "x".repeat(1_000_000);

        assertThat(mistakes("local:/", key, "1")).hasMessageContaining("there is no such setting");
    }

    @Test
    void read_placeholders_takeSystemPropertiesThenVariables() {
        Map<String, String> system = Map.of("size", "5", "both", "6", "nested", "${size}");
        Map<String, String> environment = Map.of("SIZE", "7", "both", "8");
        SettingsReader reader = reader(system, environment);

        assertThat(entries(reader, "local:/", properties("larder.max-entries", "${size}0")))
                .isEqualTo(50);
        assertThat(entries(reader, "local:/", properties("larder.max-entries", "1${SIZE}${both}")))
                .isEqualTo(176);
        assertThat(entries(reader, "local:/", properties("larder.max-entries", "${none:9}")))
                .isEqualTo(9);
        assertThatThrownBy(() -> entries(reader, "local:/", properties("larder.max-entries", "${nested}")))
                .hasMessageContaining("the value '${nested}' is not a whole number");
        assertThatThrownBy(() -> entries(reader, "local:/", properties("larder.max-entries", "${none}")))
                .hasMessageContaining("asks for ${none}, but there is no system property");
        assertThatThrownBy(() -> entries(reader, "local:/", properties("larder.max-entries", "${none")))
                .hasMessageContaining("has a ${ without a }");
        assertThatThrownBy(() -> entries(reader, "local:/", properties("larder.${size}", "1")))
                .hasMessageContaining("there is no such setting");
    }

    @Test
    void read_escapedPlaceholder_standsForItself() {
        assertThat(read("redis://h", "larder.password", "$${a}$b$$").manager().get(PASSWORD))
                .isEqualTo("${a}$b$$");
    }

    @Test
    void read_variableWithBraces_isTakenLiterally() {
        assertThat(reader(Map.of(), Map.of("LARDER_PASSWORD", "a${b}"))
                        .read(URI.create("redis://h"), null, new NoResources())
                        .manager()
                        .get(PASSWORD))
                .isEqualTo("a${b}");
    }

    @Test
    void storeUri_cacheWithItsOwn_hasItsOwnParametersAndConnection() {
        ManagerSettings settings = read(
                "redis://u:secret@one?timeout=1s&password=first&lock-timeout=9s",
                "larder.caches.users.store",
                "tiered+redis://two/5?timeout=7s&max-entries=3",
                "larder.caches.users.max-entries",
                "8",
                "larder.caches.plain.store",
                "local:");
        CacheSettings users = settings.cache("users");

        assertThat(settings.storeUri("users")).hasToString("tiered+redis://two/5?timeout=7s");
        assertThat(settings.storeUri("plain")).hasToString("local:/");
        assertThat(settings.storeUri("others")).isEqualTo(settings.uri());
        assertThat(users.get(Settings.MAX_ENTRIES)).isEqualTo(3);
        assertThat(users.get(Settings.LOCK_TIMEOUT)).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.storeSettings(users).get(TIMEOUT)).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.storeSettings(users).get(PASSWORD)).isNull();
        assertThat(settings.storeSettings(settings.cache("others")).get(PASSWORD))
                .isEqualTo("first");
        assertThat(settings.cache("others").get(Settings.MAX_ENTRIES)).isNull();
    }

    @Test
    void read_badStoreOfACache_isRefusedWithItsKey() {
        assertThat(mistakes("local:/", "larder.caches.users.store", "reddis://x")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith(
                        "the properties given, key larder.caches.users.store: no store has the scheme reddis, did you"
                                + " mean redis?");
        assertThat(mistakes("local:/", "larder.caches.users.store", "redis://x?max-entrees=5")
                        .mistakes())
                .containsExactly(
                        "the properties given, key larder.caches.users.store, URI parameter max-entrees: there is"
                                + " no such setting; did you mean max-entries?");
        assertThat(mistakes("local:/", "larder.caches.users.store", "somewhere").mistakes())
                .containsExactly(
                        "the properties given, key larder.caches.users.store: a store's URI begins with a scheme,"
                                + " such as redis://host");
    }

    @Test
    void read_locationInPropertiesBesideAStoresUri_isRefused() {
        assertThat(mistakes("local:/", "larder.uri", "redis://h"))
                .hasMessageContaining("the properties given, key larder.uri")
                .hasMessageContaining("getCacheManager");
    }

    @Test
    void defaultUri_withoutAnything_isLocal() {
        assertThat(reader().defaultUri(new NoResources())).hasToString("local:/");
        assertThat(read(null).askedUri()).hasToString("local:/");
        assertThat(read(null).uri()).hasToString("local:/");
    }

    @Test
    void defaultUri_outside_systemPropertyBeforeVariable() {
        Map<String, String> system = Map.of("larder.uri", "redis://s", "larder.max-entries", "5");
        Map<String, String> environment = Map.of("LARDER_URI", "redis://e");

        assertThat(reader(system, environment).defaultUri(new NoResources())).hasToString("redis://s");
        assertThat(reader(Map.of(), environment).defaultUri(new NoResources())).hasToString("redis://e");
        assertThat(reader(system, environment)
                        .read(null, null, new NoResources())
                        .uri())
                .hasToString("redis://s");
        assertThat(reader(system, environment)
                        .read(URI.create("memcached://m"), null, new NoResources())
                        .uri())
                .hasToString("memcached://m");
    }

    @Test
    void defaultUri_schemeAlone_isTaken() {
        assertThat(reader(Map.of("larder.uri", "none:"), Map.of()).defaultUri(new NoResources()))
                .hasToString("none:/");
    }

    @Test
    void defaultUri_withPassword_isShownWithoutAndFoundAgain() {
        SettingsReader reader =
                reader(Map.of("larder.uri", "redis://u:${pw}@h?password=${pw}", "pw", "s3cret"), Map.of());
        URI preset = reader.defaultUri(new NoResources());
        ManagerSettings settings = reader.read(preset, null, new NoResources());

        assertThat(preset).hasToString("redis://u:xxxxx@h?password=xxxxx");
        assertThat(settings.shownUri()).isEqualTo(preset);
        assertThat(settings.uri()).hasToString("redis://u:s3cret@h?password=s3cret");
        assertThat(settings.manager().get(PASSWORD)).isEqualTo("s3cret");
    }

    @Test
    void defaultUri_malformed_isRefusedWithItsSource() {
        assertThatThrownBy(() -> reader(Map.of("larder.uri", "redis://u:p w@h"), Map.of())
                        .defaultUri(new NoResources()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("system property larder.uri: the value is not a URI")
                .hasMessageNotContaining("p w");
    }

    @Test
    void newReader_twoRowsOfOneName_areRefused() {
        Setting<Long> mine = Setting.named("max-entries", SettingType.INTEGER).advice("None.");

        assertThatThrownBy(() -> new SettingsReader(List.of(), List.of(mine), Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("max-entries");
    }

    @Test
    void ofThisJvm_always_readsTheRealSystemProperties() {
        System.setProperty("larder.lock-timeout", "77s");
        try {
            SettingsReader reader = SettingsReader.ofThisJvm(List.of("local"), List.of());
            assertThat(reader.read(URI.create("local:/"), null, new NoResources())
                            .manager()
                            .get(Settings.LOCK_TIMEOUT))
                    .isEqualTo(Duration.ofSeconds(77));
        } finally {
            System.clearProperty("larder.lock-timeout");
        }
    }

    private static Long entries(SettingsReader reader, String uri, Properties properties) {
        return reader.read(URI.create(uri), properties, new NoResources())
                .cache("any")
                .require(Settings.MAX_ENTRIES);
    }
}
