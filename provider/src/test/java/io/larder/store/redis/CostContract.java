// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.store.remote.EntryNames;
import io.larder.testing.Await;
import io.larder.testing.servers.MonitoredCommand;
import io.larder.testing.servers.RedisMonitor;
import io.larder.testing.servers.RedisServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation sends to a server, command by command, and how often it waits: the table in the design. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CostContract {

    private static final String COSTS = "io.larder.store.redis.Costs#";
    private static final Duration HOUR = new Duration(TimeUnit.HOURS, 1);
    private static final int ATTEMPTS = 4;
    private static final AtomicInteger CACHES = new AtomicInteger();

    final RedisServer server = RedisServer.start();
    private final Wire wire = Wire.to(server);
    private final Application application = Application.at(Application.with(wire.uri(), parameters()));

    @AfterAll
    void close() {
        application.close();
        wire.close();
        server.close();
    }

    /** Of the URI. */
    abstract String[] parameters();

    /** Compares what the server has executed with what was to be expected. */
    abstract void check(Cost expected, List<String> commands);

    /** Whether something came in between that comes once. */
    abstract boolean isDisturbed(List<String> commands);

    /** Returns when all is known that is asked for only once. */
    abstract void awaitReady(Cache<String, String> cache, EntryNames names);

    final void awaitTrust(Cache<String, String> cache, EntryNames names) {
        Await.until("word of changes to be trusted", () -> !asksForGeneration(cache, names.generation()));
    }

    private boolean asksForGeneration(Cache<String, String> cache, String generation) {
        try (RedisMonitor monitor = server.monitor()) {
            cache.get("k");
            return monitor.commands().stream()
                    .anyMatch(command -> command.words().contains(generation));
        }
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
    @MethodSource(COSTS + "whereNothingExpires")
    void operation_whereNothingExpires_costsNoMore(Cost cost) {
        assertCost(cost, LarderConfiguration.of(String.class, String.class));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "everywhere")
    void operation_countedByStatistics_costsNoMore(Cost cost) {
        assertCost(cost, modified().statistics(true));
    }

    @ParameterizedTest
    @MethodSource(COSTS + "listened")
    void operation_heardByAListenerThatWantsTheOldValue_costsNoMore(Cost cost) {
        CacheEntryUpdatedListener<String, String> deaf = events -> {};
        assertCost(
                cost, modified().listener(new MutableCacheEntryListenerConfiguration<>(() -> deaf, null, true, true)));
    }

    private void assertCost(Cost cost, LarderConfiguration<String, String> configuration) {
        for (int attempt = 1; !isObserved(cost, configuration); attempt++) {
            assertThat(attempt).as("disturbed again and again").isLessThan(ATTEMPTS);
        }
    }

    /** False if what was seen says nothing of the operation. */
    private boolean isObserved(Cost cost, LarderConfiguration<String, String> configuration) {
        String name = "cache" + CACHES.incrementAndGet();
        EntryNames names = new EntryNames("larder", name);
        Cache<String, String> cache = warm(name, configuration, names);
        try (RedisMonitor monitor = server.monitor();
                cache) {
            wire.trips();
            cost.operation().accept(cache);
            int trips = wire.trips();
            List<MonitoredCommand> seen = Seen.of(monitor.commands());
            List<String> commands = shown(Seen.asked(seen), names);
            if (isDisturbed(commands)) {
                return false;
            }
            check(cost, commands);
            assertThat(trips).as("trips").isEqualTo(cost.trips());
            Seen.assertWithin(seen, names);
            return true;
        }
    }

    /** What runs in the background passes the same wire: the time tells how often the caller waited. */
    @ParameterizedTest
    @MethodSource(COSTS + "whatIsSweptBehind")
    void operation_thatLeavesSomethingBehind_costsOneTrip(Cost cost) {
        String name = "cache" + CACHES.incrementAndGet();
        EntryNames names = new EntryNames("larder", name);
        Cache<String, String> cache = warm(name, modified(), names);
        try (RedisMonitor monitor = server.monitor()) {
            wire.become(Wire.State.SLOW);
            long begun = System.nanoTime();
            cost.operation().accept(cache);
            long taken = System.nanoTime() - begun;
            wire.become(Wire.State.WHOLE);
            assertThat(shown(Seen.of(monitor.commands()), names))
                    .containsOnlyOnce(cost.commands().get(0));
            assertThat(taken).isLessThan(2 * Wire.DELAY.toNanos());
        } finally {
            wire.become(Wire.State.WHOLE);
        }
        awaitSwept(names);
    }

    /** So that no sweep is taken for a part of what other tests do. */
    final void awaitSwept(EntryNames names) {
        Await.until("the end of the sweep", () -> {
            String generation = String.valueOf(server.command("GET", names.generation()));
            Object leases = server.command("KEYS", names.leases() + "*");
            return generation.startsWith("g0:") && List.of().equals(leases);
        });
    }

    static List<String> shown(List<MonitoredCommand> commands, EntryNames names) {
        return commands.stream()
                .map(command -> Cost.shown(command, names.generation()))
                .toList();
    }

    /** Connections are open, scripts are known, and so is the generation. */
    private Cache<String, String> warm(
            String name, LarderConfiguration<String, String> configuration, EntryNames names) {
        Cache<String, String> cache = application.cache(name, configuration);
        cache.put("k", "v");
        cache.put("l", "v");
        cache.replace("k", "v", "v");
        cache.put("m", "v");
        cache.remove("m", "v");
        awaitReady(cache, names);
        return cache;
    }
}
