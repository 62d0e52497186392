// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.testing.servers.SharedServers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A duration of nought never reaches a server, for which it means for ever: what has no life is not stored, or removed. */
final class NoLifeIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final String name = Caches.unusedName();

    @AfterEach
    void end() {
        provider.close();
    }

    private Cache<String, String> cache(ExpiryPolicy policy) {
        return provider.getCacheManager(SERVERS.memcached().uri(), NoLifeIT.class.getClassLoader())
                .createCache(
                        name, LarderConfiguration.of(String.class, String.class).expiry(() -> policy));
    }

    private List<String> onServer() {
        return SERVERS.memcached().keys().stream()
                .filter(one -> one.startsWith("larder:" + name + ":"))
                .toList();
    }

    /** Lives an hour, but for what an update or an access does to it. */
    private record Mortal(Duration onUpdate, Duration onAccess) implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return Duration.ONE_HOUR;
        }

        @Override
        public Duration getExpiryForAccess() {
            return onAccess;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return onUpdate;
        }
    }

    @Test
    void creation_withNoLife_leavesNothing() {
        try (Cache<String, String> cache = cache(new CreatedExpiryPolicy(Duration.ZERO))) {
            cache.put("k", "v");
            cache.putAll(Map.of("l", "v", "m", "v"));
            cache.putIfAbsent("n", "v");
            cache.getAndPut("o", "v");
            cache.invoke("p", (entry, arguments) -> {
                entry.setValue("v");
                return 0;
            });
            assertThat(onServer()).isEmpty();
            assertThat(cache.get("k")).isNull();
        }
    }

    @Test
    void update_withNoLife_endsTheEntry() {
        try (Cache<String, String> cache = cache(new Mortal(Duration.ZERO, Duration.ONE_HOUR))) {
            Stream.<Consumer<Cache<String, String>>>of(
                            one -> one.put("k", "w"),
                            one -> one.putAll(Map.of("k", "w")),
                            one -> one.replace("k", "w"),
                            one -> one.replace("k", "v", "w"),
                            one -> one.getAndPut("k", "w"),
                            one -> one.getAndReplace("k", "w"))
                    .forEach(update -> assertEnds(cache, update));
        }
    }

    @Test
    void access_withNoLife_endsTheEntry() {
        try (Cache<String, String> cache = cache(new Mortal(Duration.ONE_HOUR, Duration.ZERO))) {
            assertEnds(cache, one -> assertThat(one.get("k")).isEqualTo("v"));
            assertEnds(cache, one -> assertThat(one.getAll(Set.of("k"))).hasSize(1));
        }
    }

    private void assertEnds(Cache<String, String> cache, Consumer<Cache<String, String>> change) {
        cache.put("k", "v");
        assertThat(onServer()).hasSize(1);
        change.accept(cache);
        assertThat(onServer()).isEmpty();
        assertThat(cache.containsKey("k")).isFalse();
    }
}
