// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.SharedServers;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A duration of nought never reaches a server, which would refuse it: what has no life is not stored, or removed. */
final class NoLifeIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Application application = Application.at(SERVERS.redis().uri(), "prefix=nolife");
    private final Shelf shelf = new Shelf(SERVERS.redis(), "nolife");

    @AfterEach
    void end() {
        application.manager().destroyCache("cache");
        application.close();
    }

    static Stream<UnaryOperator<ExpiryPolicy>> paths() {
        return Stream.of(policy -> policy, Asked::new);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void creation_withNoLife_leavesNothing(UnaryOperator<ExpiryPolicy> path) {
        for (ExpiryPolicy policy : new ExpiryPolicy[] {
            new CreatedExpiryPolicy(Duration.ZERO),
            new ModifiedExpiryPolicy(Duration.ZERO),
            new AccessedExpiryPolicy(Duration.ZERO),
            new TouchedExpiryPolicy(Duration.ZERO)
        }) {
            Cache<String, String> cache = application.cache("cache", path.apply(policy));
            cache.put("k", "v");
            cache.putAll(Map.of("l", "v", "m", "v"));
            cache.putIfAbsent("n", "v");
            cache.getAndPut("o", "v");
            assertThat(shelf.entries("cache")).as("%s", policy).isEmpty();
            assertThat(cache.get("k")).isNull();
            application.manager().destroyCache("cache");
        }
    }

    /** Lives an hour, and no longer once it was updated. */
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

    @ParameterizedTest
    @MethodSource("updates")
    void update_withNoLife_endsTheEntry(Step update) {
        Cache<String, String> cache = application.cache("cache", new Mortal(Duration.ZERO, Duration.ONE_HOUR));
        cache.put("k", "v");
        assertThat(shelf.entries("cache")).hasSize(1);
        update.on(cache);
        assertThat(shelf.entries("cache")).isEmpty();
        assertThat(cache.containsKey("k")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void access_withNoLife_endsTheEntry(Step access) {
        Cache<String, String> cache = application.cache("cache", new Mortal(Duration.ONE_HOUR, Duration.ZERO));
        cache.put("k", "v");
        assertThat(shelf.entries("cache")).hasSize(1);
        access.on(cache);
        assertThat(shelf.entries("cache")).isEmpty();
        assertThat(cache.get("k")).isNull();
    }

    interface Step {
        void on(Cache<String, String> cache);
    }

    static Stream<Step> updates() {
        return Stream.of(
                cache -> cache.put("k", "w"),
                cache -> cache.putAll(Map.of("k", "w")),
                cache -> cache.replace("k", "w"),
                cache -> cache.replace("k", "v", "w"),
                cache -> assertThat(cache.getAndPut("k", "w")).isEqualTo("v"),
                cache -> assertThat(cache.getAndReplace("k", "w")).isEqualTo("v"));
    }

    static Stream<Step> accesses() {
        return Stream.of(
                cache -> assertThat(cache.get("k")).isEqualTo("v"),
                cache -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "v"),
                cache -> assertThat(cache.replace("k", "x", "w")).isFalse(),
                cache -> assertThat(cache.iterator().next().getValue()).isEqualTo("v"),
                cache -> assertThat(cache.<String>invoke("k", (entry, arguments) -> entry.getValue()))
                        .isEqualTo("v"));
    }
}
