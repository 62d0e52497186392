// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static io.larder.config.Fixtures.mistakes;
import static io.larder.config.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static final ClassLoader LOADER = CompletionTest.class.getClassLoader();
    private static final String ECHO = Echo.class.getName();

    @Test
    void complete_whatCodeLeftOpen_isFilledAndTheGivenUnchanged() {
        CacheSettings settings =
                read("local:?expiry=accessed:5m&statistics=true&management=true&store-by-value=false&read-through=true"
                                + "&loader=" + ECHO)
                        .cache("c");
        MutableConfiguration<String, Integer> given =
                new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class);
        MutableConfiguration<String, Integer> before = new MutableConfiguration<>(given);

        CompleteConfiguration<String, Integer> filled = settings.complete(given, LOADER);

        assertThat(filled.getExpiryPolicyFactory())
                .isEqualTo(AccessedExpiryPolicy.factoryOf(new Duration(TimeUnit.MINUTES, 5)));
        assertThat(filled.isStatisticsEnabled()).isTrue();
        assertThat(filled.isManagementEnabled()).isTrue();
        assertThat(filled.isStoreByValue()).isFalse();
        assertThat(filled.isReadThrough()).isTrue();
        assertThat((Object) filled.getCacheLoaderFactory().create()).isInstanceOf(Echo.class);
        assertThat(filled.getKeyType()).isEqualTo(String.class);
        assertThat(given).isEqualTo(before);
    }

    @Test
    void complete_whatCodeSays_holds() {
        CacheSettings settings = read("local:?expiry=accessed:5m&loader=" + ECHO + "&key-type=java.lang.String")
                .cache("c");
        Factory<CacheLoader<Object, Object>> mine = Echo::new;
        MutableConfiguration<Object, Object> given = new MutableConfiguration<>()
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY))
                .setCacheLoaderFactory(mine)
                .setStatisticsEnabled(true)
                .setReadThrough(true)
                .setStoreByValue(false);

        CompleteConfiguration<Object, Object> filled = settings.complete(given, LOADER);

        assertThat(filled).isEqualTo(given).isNotSameAs(given);
        assertThat(filled.getKeyType()).isEqualTo(Object.class);
        assertThat(filled.getCacheLoaderFactory()).isSameAs(mine);
    }

    @Test
    void complete_plainConfiguration_getsTheStandardsDefaults() {
        CompleteConfiguration<String, Long> filled = CacheSettings.DEFAULTS.complete(new Plain(), LOADER);

        assertThat(filled)
                .isEqualTo(new MutableConfiguration<String, Long>()
                        .setTypes(String.class, Long.class)
                        .setStoreByValue(false));
        assertThat(filled.getExpiryPolicyFactory()).isEqualTo(EternalExpiryPolicy.factoryOf());
    }

    @Test
    void complete_throughForAllWithoutPartner_passesTheCacheOver() {
        CacheSettings settings =
                read("local:?read-through=true&write-through=true").cache("c");

        CompleteConfiguration<Object, Object> filled = settings.complete(new MutableConfiguration<>(), LOADER);

        assertThat(filled.isReadThrough()).isFalse();
        assertThat(filled.isWriteThrough()).isFalse();
    }

    @Test
    void complete_throughForThisCacheWithoutPartner_isRefused() {
        CacheSettings settings = CacheSettings.of(Map.of(Settings.WRITE_THROUGH, true));

        assertThatThrownBy(() -> settings.complete(new MutableConfiguration<>(), LOADER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("write-through=true needs a writer");
    }

    @Test
    void complete_listeners_areAppendedOnce() {
        String listeners = Heard.class.getName() + " , " + Heard.class.getName();
        CacheSettings settings = read("local:/", "larder.listeners", listeners, "larder.listeners-synchronous", "true")
                .cache("c");

        CompleteConfiguration<Object, Object> filled = settings.complete(new MutableConfiguration<>(), LOADER);

        assertThat(filled.getCacheEntryListenerConfigurations()).singleElement().satisfies(one -> {
            assertThat(one.isSynchronous()).isTrue();
            assertThat(one.isOldValueRequired()).isFalse();
            assertThat(one.getCacheEntryEventFilterFactory()).isNull();
            assertThat((Object) one.getCacheEntryListenerFactory().create()).isInstanceOf(Heard.class);
        });
    }

    @Test
    void complete_factoryNamedInsteadOfLoader_makesTheLoader() {
        CacheSettings settings =
                read("local:/", "larder.loader", EchoFactory.class.getName()).cache("c");

        CompleteConfiguration<Object, Object> filled = settings.complete(new MutableConfiguration<>(), LOADER);

        assertThat((Object) filled.getCacheLoaderFactory()).isInstanceOf(EchoFactory.class);
        assertThat((Object) filled.getCacheLoaderFactory().create()).isInstanceOf(Echo.class);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Missing,names the class com.acme.Missing",
        "java.lang.String,which is neither a javax.cache.integration.CacheLoader nor a javax.cache.configuration.Factory",
        "javax.cache.integration.CacheLoader,not a public class that can be made",
        "io.larder.config.CompletionTest$Hidden,not a public class that can be made",
        "io.larder.config.CompletionTest$WithArgument,no public constructor without arguments",
    })
    void complete_unsuitableClass_isRefusedWithSettingAndSource(String name, String reason) {
        CacheSettings settings = read("local:/", "larder.caches.c.loader", name).cache("c");

        assertThatThrownBy(() -> settings.complete(new MutableConfiguration<>(), LOADER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the properties given, key larder.caches.c.loader: the value of loader ")
                .hasMessageContaining(reason);
    }

    @Test
    void complete_missingClass_namesTheClassLoader() {
        CacheSettings settings = read("local:?loader=com.acme.Missing").cache("c");

        assertThatThrownBy(() -> settings.complete(new MutableConfiguration<>(), LOADER))
                .hasMessageContaining(LOADER.toString())
                .hasCauseInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void complete_constructorThatThrows_failsWhenTheLoaderIsMade() {
        CacheSettings settings =
                read("local:/", "larder.loader", Failing.class.getName()).cache("c");
        Factory<?> factory =
                settings.complete(new MutableConfiguration<>(), LOADER).getCacheLoaderFactory();

        assertThatThrownBy(factory::create)
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(Failing.class.getName())
                .hasRootCauseMessage("no");
    }

    @Test
    void declared_types_areThoseOfTheSettings() {
        ManagerSettings settings = read(
                "local:/",
                "larder.caches.c.key-type",
                "java.lang.Long",
                "larder.caches.c.expiry",
                "created:0s",
                "larder.caches.d.statistics",
                "true");

        CompleteConfiguration<?, ?> c = settings.declared("c", LOADER);
        assertThat(c.getKeyType()).isEqualTo(Long.class);
        assertThat(c.getValueType()).isEqualTo(Object.class);
        assertThat(c.getExpiryPolicyFactory()).isEqualTo(CreatedExpiryPolicy.factoryOf(Duration.ZERO));
        assertThat(settings.declared("d", LOADER).getKeyType()).isEqualTo(Object.class);
        assertThat(settings.declared("d", LOADER).isStatisticsEnabled()).isTrue();
    }

    @Test
    void declared_unknownType_isRefusedWithItsSource() {
        ManagerSettings settings = read("local:/", "larder.caches.c.value-type", "com.acme.Missing");

        assertThatThrownBy(() -> settings.declared("c", LOADER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("key larder.caches.c.value-type: the value of value-type names the class");
    }

    @Test
    void read_declaredCachesThroughWithoutPartner_areAllRefusedAtOnce() {
        assertThat(mistakes("local:?read-through=true", "larder.caches.c.write-through", "true")
                        .mistakes())
                .containsExactlyInAnyOrder(
                        "URI parameter read-through: read-through=true needs a loader; name its class with the setting"
                                + " loader",
                        "the properties given, key larder.caches.c.write-through: write-through=true needs a writer; name"
                                + " its class with the setting writer");
    }

    /** A configuration that is not complete. */
    private record Plain() implements Configuration<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Class<String> getKeyType() {
            return String.class;
        }

        @Override
        public Class<Long> getValueType() {
            return Long.class;
        }

        @Override
        public boolean isStoreByValue() {
            return false;
        }
    }

    /** Loads the key. */
    public static class Echo implements CacheLoader<Object, Object> {
        @Override
        public Object load(Object key) {
            return key;
        }

        @Override
        public Map<Object, Object> loadAll(Iterable<?> keys) {
            return Map.of();
        }
    }

    /** Makes loaders. */
    public static final class EchoFactory implements Factory<Echo> {
        private static final long serialVersionUID = 1L;

        @Override
        public Echo create() {
            return new Echo();
        }
    }

    /** Can not be made. */
    public static final class Failing extends Echo {
        public Failing() {
            throw new IllegalStateException("no");
        }
    }

    /** Needs more than nothing. */
    public static final class WithArgument extends Echo {
        public WithArgument(String argument) {
            super();
        }
    }

    /** Not for others. */
    static final class Hidden extends Echo {}

    /** Listens. */
    public static final class Heard implements CacheEntryCreatedListener<Object, Object> {
        @Override
        public void onCreated(Iterable<CacheEntryEvent<?, ?>> events) {
            // what is heard does not matter here
        }
    }
}
