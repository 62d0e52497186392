// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.Wiretap;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation says to the servers, command by command, and how often it waits: the table in the design. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CostContract {

    private static final String COSTS = "io.larder.store.memcached.Costs#";
    private static final Duration HOUR = new Duration(TimeUnit.HOURS, 1);

    /** So many that each server has some. */
    private static final int MANY = 60;

    private final List<MemcachedServer> servers;
    private final List<Wiretap> taps;
    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final URI uri;

    CostContract(int count) {
        servers =
                IntStream.range(0, count).mapToObj(i -> MemcachedServer.start()).toList();
        taps = servers.stream().map(server -> Wiretap.to(server.port())).toList();
        uri = URI.create("memcached://" + taps.stream().map(Wiretap::address).collect(Collectors.joining(",")));
    }

    @AfterAll
    void close() {
        provider.close();
        taps.forEach(Wiretap::close);
        servers.forEach(MemcachedServer::close);
    }

    private static LarderConfiguration<String, String> modified() {
        return LarderConfiguration.of(String.class, String.class).expiry(() -> new ModifiedExpiryPolicy(HOUR));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "everywhere")
    void operation_whereUpdatesBeginAnew_costsNoMore(Cost cost) {
        assertCost(cost, modified());
    }

    @ParameterizedTest
    @MethodSource(COSTS + "everywhere")
    void operation_whereNothingExpires_costsNoMore(Cost cost) {
        assertCost(cost, LarderConfiguration.of(String.class, String.class));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "everywhere")
    void operation_countedByStatistics_costsNoMore(Cost cost) {
        assertCost(cost, modified().statistics(true));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "whereUpdatesKeep")
    void operation_whereUpdatesKeep_costsNoMore(Cost cost) {
        assertCost(cost, modified().expiry(() -> new CreatedExpiryPolicy(HOUR)));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "whereReadsTouch")
    void operation_whereReadsTouch_costsNoMore(Cost cost) {
        assertCost(cost, modified().expiry(() -> new TouchedExpiryPolicy(HOUR)));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "listened")
    void operation_heardByAListenerThatWantsTheOldValue_costsNoMore(Cost cost) {
        CacheEntryUpdatedListener<String, String> deaf = events -> {};
        assertCost(
                cost, modified().listener(new MutableCacheEntryListenerConfiguration<>(() -> deaf, null, true, true)));
    }

    private void assertCost(Cost cost, LarderConfiguration<String, String> configuration) {
        try (Cache<String, String> cache = warm(configuration)) {
            taps.forEach(Wiretap::forget);
            cost.operation().accept(cache);
            assertThat(taps.stream().flatMap(tap -> Trips.commands(tap.asked()).stream()))
                    .isEqualTo(cost.everything());
            assertThat(taps.stream().mapToInt(Wiretap::trips).sum())
                    .isEqualTo(cost.commands().size());
        }
    }

    /** Connections are open, and the generations are known. */
    private Cache<String, String> warm(LarderConfiguration<String, String> configuration) {
        Cache<String, String> cache = provider.getCacheManager(uri, getClass().getClassLoader())
                .createCache(Caches.unusedName(), configuration);
        cache.putAll(many());
        cache.put("k", "v");
        cache.put("l", "v");
        return cache;
    }

    private static Map<String, String> many() {
        Map<String, String> entries = new LinkedHashMap<>();
        IntStream.range(0, MANY).forEach(i -> entries.put("many" + i, "v"));
        return entries;
    }

    @ParameterizedTest
    @MethodSource(COSTS + "onAllServers")
    void operation_onTheWholeCache_costsOneCommandToEachServer(Cost cost) {
        try (Cache<String, String> cache = warm(modified())) {
            assertOneTripEach(
                    cache,
                    cost.operation(),
                    tap -> assertThat(tap).isEqualTo(cost.commands().get(0)));
        }
    }

    @Test
    void operation_onManyEntries_costsOneTripToEachServer() {
        bulk(modified(), cache -> assertThat(cache.getAll(many().keySet())).hasSize(MANY), "mg many\\d+ v c f t");
        bulk(modified(), cache -> cache.putAll(many()), "set many\\d+");
        bulk(modified(), cache -> cache.removeAll(many().keySet()), "delete many\\d+");
        bulk(
                modified().expiry(() -> new TouchedExpiryPolicy(HOUR)),
                cache -> assertThat(cache.getAll(many().keySet())).hasSize(MANY),
                "mg many\\d+ v c f t T3601");
    }

    private void bulk(
            LarderConfiguration<String, String> configuration,
            Consumer<Cache<String, String>> operation,
            String command) {
        try (Cache<String, String> cache = warm(configuration)) {
            assertOneTripEach(cache, operation, commands -> {
                assertThat(commands.get(0)).isEqualTo("mg generation v");
                assertThat(commands.subList(1, commands.size())).isNotEmpty().allMatch(one -> one.matches(command));
            });
            assertThat(taps.stream().flatMap(tap -> Trips.commands(tap.asked()).stream()))
                    .hasSize(MANY + taps.size());
        }
    }

    private void assertOneTripEach(
            Cache<String, String> cache,
            Consumer<Cache<String, String>> operation,
            Consumer<List<String>> commandsOfEach) {
        taps.forEach(Wiretap::forget);
        operation.accept(cache);
        for (Wiretap tap : taps) {
            assertThat(tap.trips()).as(tap.asked()).isEqualTo(1);
            commandsOfEach.accept(Trips.commands(tap.asked()));
        }
    }

    /** Two trips to each server, one after the other or at the same time. */
    @Test
    void putAll_whereUpdatesKeep_costsTwoTripsToEachServer() {
        try (Cache<String, String> cache = warm(modified().expiry(() -> new CreatedExpiryPolicy(HOUR)))) {
            taps.forEach(Wiretap::forget);
            cache.putAll(many());
            assertThat(taps).allSatisfy(tap -> assertThat(tap.trips()).isEqualTo(2));
        }
    }
}
