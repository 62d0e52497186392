// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import io.larder.config.Setting.Scope;
import io.larder.config.SettingType;
import io.larder.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;

class LarderConfigurationTest {

    private final LarderConfiguration<Long, String> plain = LarderConfiguration.of(Long.class, String.class);

    @Test
    void of_nothingElse_isTheStandardsDefault() {
        assertThat(new MutableConfiguration<>(plain))
                .isEqualTo(new MutableConfiguration<Long, String>().setTypes(Long.class, String.class));
        assertThat(plain.settings()).isEmpty();
    }

    @Test
    void expireAfter_eachEvent_isTheStandardsPolicy() {
        Duration ten = Duration.ofSeconds(10);
        javax.cache.expiry.Duration same = new javax.cache.expiry.Duration(TimeUnit.SECONDS, 10);

        assertThat(plain.expireAfterCreation(ten).getExpiryPolicyFactory())
                .isEqualTo(CreatedExpiryPolicy.factoryOf(same));
        assertThat(plain.expireAfterAccess(ten).getExpiryPolicyFactory())
                .isEqualTo(AccessedExpiryPolicy.factoryOf(same));
        assertThat(plain.expireAfterModification(ten).getExpiryPolicyFactory())
                .isEqualTo(ModifiedExpiryPolicy.factoryOf(same));
        assertThat(plain.expireAfterTouch(ten).getExpiryPolicyFactory()).isEqualTo(TouchedExpiryPolicy.factoryOf(same));
    }

    @Test
    void durations_negativeOrTooFine_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.expireAfterCreation(Duration.ofNanos(1)))
                .withMessageContaining("finer than a millisecond");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.expireAfterTouch(Duration.ofMillis(-1)))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.lockTimeout(Duration.ZERO))
                .withMessage("The value of the setting lock-timeout is below the minimum of 1ms");
    }

    @Test
    void eachMethod_always_leavesTheOriginalAsItWas() {
        LarderConfiguration<Long, String> before = LarderConfiguration.of(Long.class, String.class);

        LarderConfiguration<Long, String> changed = plain.byReference()
                .statistics(true)
                .management(true)
                .maximumEntries(5)
                .readThrough(new Echo())
                .store(URI.create("redis://h"))
                .expireAfterAccess(Duration.ofSeconds(1));

        assertThat(plain).isEqualTo(before).isNotEqualTo(changed);
        assertThat(changed.isStoreByValue()).isFalse();
        assertThat(changed.isStatisticsEnabled()).isTrue();
        assertThat(changed.isManagementEnabled()).isTrue();
        assertThat(changed.isReadThrough()).isTrue();
        assertThat(changed.getCacheLoaderFactory()).isNotNull();
        assertThat(changed.settings())
                .containsOnly(Map.entry(Settings.MAX_ENTRIES, 5L), Map.entry(Settings.STORE, URI.create("redis://h")));
    }

    @Test
    void listeners_shown_canNotBeChangedThroughTheView() {
        CacheEntryCreatedListener<Long, String> heard = events -> {};
        LarderConfiguration<Long, String> listening =
                plain.listener(new MutableCacheEntryListenerConfiguration<>(() -> heard, null, false, false));

        assertThat(listening.getCacheEntryListenerConfigurations()).hasSize(1);
        assertThatThrownBy(() -> {
                    var each = listening.getCacheEntryListenerConfigurations().iterator();
                    each.next();
                    each.remove();
                })
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void maximumWeight_anInstance_reachesTheStore() {
        ToIntBiFunction<Object, CharSequence> weigher = (key, value) -> value.length();
        CacheSettings settings =
                CacheSettings.of(plain.maximumWeight(100, weigher).settings());

        assertThat(settings.get(Settings.MAX_WEIGHT)).isEqualTo(100);
        assertThat(settings.instance(Settings.WEIGHER, getClass().getClassLoader()))
                .isSameAs(weigher);
    }

    @Test
    void bounds_both_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.maximumEntries(5).maximumWeight(5, (key, value) -> 1))
                .withMessageContaining("exclude each other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.maximumWeight(5, (key, value) -> 1).maximumEntries(5))
                .withMessageContaining("exclude each other");
        assertThatIllegalArgumentException().isThrownBy(() -> plain.maximumEntries(0));
    }

    @Test
    void setting_ofManager_isRefused() {
        Setting<String> password = Setting.named("password", SettingType.TEXT)
                .scope(Scope.MANAGER)
                .secret()
                .advice("None.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.setting(password, "s3cret"))
                .withMessageContaining("password")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void store_withoutScheme_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> plain.store(URI.create("host")));
    }

    @Test
    void toString_withSecretInTheStore_doesNotShowIt() {
        assertThat(plain.store(URI.create("redis://u:s3cret@h")))
                .hasToString("LarderConfiguration[java.lang.Long to java.lang.String, settings [store]]");
    }

    @Test
    void from_another_keepsWhatItSays() {
        CompleteConfiguration<Long, String> counted = plain.maximumEntries(5).statistics(true);

        LarderConfiguration<Long, String> again = LarderConfiguration.from(counted);

        assertThat(again).isEqualTo(counted).hasSameHashCodeAs(counted);
        assertThat(again.settings()).containsEntry(Settings.MAX_ENTRIES, 5L);
    }

    @Test
    void serialization_standardPartAlone_works() throws Exception {
        LarderConfiguration<Long, String> expiring = plain.expireAfterAccess(Duration.ofSeconds(5));

        assertThat(new ObjectInputStream(new ByteArrayInputStream(serialized(expiring))).readObject())
                .isEqualTo(expiring);
        assertThatThrownBy(() -> serialized(expiring.maximumEntries(5))).isInstanceOf(NotSerializableException.class);
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** Loads the key as text. */
    private static final class Echo implements CacheLoader<Long, String> {
        @Override
        public String load(Long key) {
            return key.toString();
        }

        @Override
        public Map<Long, String> loadAll(Iterable<? extends Long> keys) {
            return Map.of();
        }
    }
}
