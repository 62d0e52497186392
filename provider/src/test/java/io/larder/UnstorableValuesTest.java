// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that can not be stored does not leave the one behind that it was to replace. */
final class UnstorableValuesTest {

    private final CachingProvider provider = new LarderCachingProvider();

    /** The direct path sends one command; the other one asks a policy that is not JSR-107's own. */
    private Cache<String, Object> cache(boolean direct) {
        MutableConfiguration<String, Object> configuration = new MutableConfiguration<>();
        configuration.setExpiryPolicyFactory(direct ? CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR) : Asked::new);
        Cache<String, Object> cache =
                provider.getCacheManager(URI.create("local:/"), null).createCache("unstorable", configuration);
        cache.put("k", "old");
        cache.put("other", "old");
        return cache;
    }

    private static final class Asked implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return Duration.ONE_HOUR;
        }

        @Override
        public @Nullable Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return Duration.ONE_HOUR;
        }
    }

    /** No copier knows how. */
    private static Object unstorable() {
        return new Thread("never started");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void put_ofAnUnstorableValue_failsAndLeavesNoStaleOne(boolean direct) {
        Cache<String, Object> cache = cache(direct);
        assertThatThrownBy(() -> cache.put("k", unstorable())).isInstanceOf(CacheException.class);
        assertThat(cache.get("k")).isNull();
        assertThat(cache.get("other")).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replace_byAnUnstorableValue_failsAndLeavesNoStaleOne(boolean direct) {
        Cache<String, Object> cache = cache(direct);
        assertThatThrownBy(() -> cache.replace("k", "old", unstorable())).isInstanceOf(CacheException.class);
        assertThat(cache.get("k")).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void putAll_withAnUnstorableValue_failsAndLeavesNothingThatItWasToReplace(boolean direct) {
        Cache<String, Object> cache = cache(direct);
        cache.put("untouched", "old");
        Map<String, Object> values = new HashMap<>(Map.of("k", "new", "other", unstorable()));
        assertThatThrownBy(() -> cache.putAll(values)).isInstanceOf(CacheException.class);
        assertThat(cache.getAll(Set.of("k", "other"))).isEmpty();
        assertThat(cache.get("untouched")).isEqualTo("old");
    }
}
