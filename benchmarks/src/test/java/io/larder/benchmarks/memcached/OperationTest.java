// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.Contender.Place;
import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Size;
import io.larder.benchmarks.remote.Suite;
import io.larder.benchmarks.remote.SuiteContract;
import io.larder.testing.servers.MemcachedConnection;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest implements SuiteContract {
    private static final List<MemcachedServer> SERVERS = new ArrayList<>();

    @BeforeAll
    static void start() {
        for (int i = 0; i < 4; i++) {
            SERVERS.add(MemcachedServer.start());
        }
    }

    @AfterAll
    static void end() {
        SERVERS.forEach(MemcachedServer::close);
        SERVERS.clear();
    }

    @Override
    public Suite suite() {
        return new MemcachedSuite();
    }

    @Override
    public List<URI> places() {
        return List.of(SERVERS.get(0).uri(), three());
    }

    private static URI three() {
        return MemcachedServer.uri(SERVERS.get(1), SERVERS.get(2), SERVERS.get(3));
    }

    static Stream<Arguments> caches() {
        return Stream.of(MemcachedContender.values())
                .flatMap(contender -> Stream.of(Kind.MODIFIED, Kind.CREATED, Kind.TOUCHED)
                        .map(kind -> Arguments.of(contender, kind)));
    }

    @ParameterizedTest
    @MethodSource("caches")
    void cache_eachMethod_doesWhatJCacheSays(MemcachedContender contender, Kind kind) {
        try (MeasuredCache cache = open(contender, kind)) {
            List.of("a", "b", "c", "d").forEach(cache::remove);
            assertThat(cache.get("a")).isNull();
            assertThat(cache.containsKey("a")).isFalse();
            assertThat(cache.replace("a", "1")).isFalse();
            assertThat(cache.invoke("a", "1")).isNull();
            cache.put("a", "1");
            assertThat(cache.containsKey("a")).isTrue();
            assertThat(cache.putIfAbsent("a", "2")).isFalse();
            assertThat(cache.get("a")).isEqualTo("1");
            assertThat(cache.putIfAbsent("b", "2")).isTrue();
            assertThat(cache.replace("b", "4")).isTrue();
            assertThat(cache.invoke("b", "5")).isEqualTo("4");
            cache.put("a", "6");
            cache.putAll(Map.of("c", "7", "d", "8"));
            assertThat(cache.getAll(Set.of("a", "b", "c", "d", "e")))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("a", "6", "b", "5", "c", "7", "d", "8"));
            assertThat(cache.remove("a")).isTrue();
            assertThat(cache.remove("a")).isFalse();
            assertThat(cache.get("a")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LARDER"})
    void rawClient_eachWrite_givesALifetime(MemcachedContender contender) {
        for (Kind kind : List.of(Kind.MODIFIED, Kind.CREATED)) {
            try (MeasuredCache cache = open(contender, kind)) {
                cache.put("put", "1");
                cache.put("put", "2");
                cache.putIfAbsent("putIfAbsent", "1");
                cache.putAll(Map.of("putAll", "1"));
                cache.replace("putAll", "2");
                cache.invoke("putIfAbsent", "2");
                assertThat(lifetimes(contender, kind))
                        .isNotEmpty()
                        .allSatisfy(seconds -> assertThat(seconds).isBetween(3_500L, 3_600L));
            }
        }
    }

    /** In seconds, of everything that this one has in that cache. */
    private static List<Long> lifetimes(Contender contender, Kind kind) {
        return SERVERS.stream()
                .flatMap(server -> server.keys().stream()
                        .filter(name -> name.contains(kind.cacheName(Size.SMALL) + ":" + contender.label()))
                        .filter(name -> name.matches(".*(put|putIfAbsent|putAll)"))
                        .map(name -> seconds(server, name)))
                .toList();
    }

    private static long seconds(MemcachedServer server, String name) {
        try (MemcachedConnection connection = server.connect()) {
            return Long.parseLong(connection.command("mg " + name + " t").replaceFirst("HD t", ""));
        }
    }

    private static MeasuredCache open(Contender contender, Kind kind) {
        return contender.open(new Place(three(), 2), kind, Size.SMALL, new Properties());
    }
}
