// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.management.JMException;
import javax.management.ObjectName;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what the page on operations says of servers, connections and threads against servers. */
class OperationsOnServersTest {

    private static final RedisServer REDIS = RedisServer.start();
    private static final MemcachedServer MEMCACHED = MemcachedServer.start();
    private static final int ENTRIES = 5_000;
    private static final int THREADS = 8;
    private static final Set<String> OF_THE_JDK = Set.of("CompletableFutureDelayScheduler", "ForkJoinPool.commonPool");

    @AfterEach
    void empty() {
        Caching.getCachingProvider().close();
        REDIS.command("CONFIG", "SET", "maxmemory", "0");
        REDIS.command("FLUSHALL");
        MEMCACHED.command("flush_all");
    }

    @AfterAll
    static void close() {
        REDIS.close();
        MEMCACHED.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void bytes_ofAnEntry_areThoseOnThePage(int row) {
        List<String> cells = Pages.table("operations.adoc", "bytes").get(row);
        Object value = List.of(12, "x".repeat(100), "x".repeat(1_000)).get(row);

        assertThat(added(REDIS.uri(), value, OperationsOnServersTest::usedOfRedis))
                .isCloseTo(Double.valueOf(cells.get(2)), Percentage.withPercentage(20));
        assertThat(REDIS.command("STRLEN", anyEntry())).isEqualTo(Long.valueOf(cells.get(1)));
        // One of its own: after flush_all, memory becomes free by and by.
        try (MemcachedServer memcached = MemcachedServer.start()) {
            assertThat(added(memcached.uri(), value, () -> number(memcached.stats(), "bytes")))
                    .isCloseTo(Double.valueOf(cells.get(3)), Percentage.withPercentage(5));
        }
    }

    /** By how much the server's memory grows for each entry. */
    private static double added(URI uri, Object value, LongSupplier used) {
        try (CacheManager manager = manager(uri.toString())) {
            Cache<String, Object> customers = cache(manager, "customers", Duration.ofHours(1));
            customers.put("customer-1", value);
            long before = used.getAsLong();
            customers.putAll(IntStream.range(10_000, 10_000 + ENTRIES)
                    .boxed()
                    .collect(Collectors.toMap(number -> "customer-" + number, number -> value)));
            return (used.getAsLong() - before) / (double) ENTRIES;
        }
    }

    private static long usedOfRedis() {
        return number(REDIS.info("memory"), "used_memory");
    }

    private static long number(Map<String, String> facts, String name) {
        return Long.parseLong(requireNonNull(facts.get(name), name));
    }

    private static String anyEntry() {
        List<?> scan = (List<?>) requireNonNull(
                REDIS.command("SCAN", "0", "MATCH", "larder:customers:*:scustomer-1????", "COUNT", "1000"));
        return String.valueOf(((List<?>) scan.get(1)).get(0));
    }

    @Test
    void connections_toRedis_areAsManyAsAllowedAndOneThatTells() throws InterruptedException {
        try (CacheManager manager = manager(REDIS.uri() + "?connections=4")) {
            Cache<String, Object> one = cache(manager, "one", Duration.ofHours(1));
            useByManyThreads(one, cache(manager, "two", Duration.ofHours(1)));

            Await.until("the connection that tells", () -> clients("name=larder-tracking") == 1);
            assertThat(clients("name= ")).isBetween(1L, 4L + 1); // this test's own too
        }
        Await.until("the end of all connections", () -> clients("name=larder-tracking") == 0 && clients("name= ") == 1);
    }

    private static long clients(String mark) {
        return String.valueOf(REDIS.command("CLIENT", "LIST"))
                .lines()
                .filter(client -> client.contains(mark))
                .count();
    }

    @Test
    void connections_toMemcached_areOneForAllThreads() throws InterruptedException {
        try (MemcachedServer memcached = MemcachedServer.start()) {
            long before = connectionsAtRest(memcached);
            try (CacheManager manager = manager(memcached.uri().toString())) {
                Cache<String, Object> one = cache(manager, "one", Duration.ofHours(1));
                useByManyThreads(one, cache(manager, "two", Duration.ofHours(1)));

                assertThat(connectionsAtRest(memcached)).isEqualTo(before + 1);
            }
        }
    }

    /** With the one that asks, and when the server has noticed that those before it were closed. */
    private static long connectionsAtRest(MemcachedServer server) {
        long counted = number(server.stats(), "curr_connections");
        for (int same = 0; same < 20; same++) {
            long again = number(server.stats(), "curr_connections");
            same = again == counted ? same : 0;
            counted = again;
        }
        return counted;
    }

    private static void useByManyThreads(Cache<String, Object> one, Cache<String, Object> other)
            throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> users = IntStream.range(0, THREADS)
                .mapToObj(user -> new Thread(() -> use(begin, user % 2 == 0 ? one : other), "user-" + user))
                .toList();
        users.forEach(Thread::start);
        begin.countDown();
        for (Thread user : users) {
            user.join();
        }
    }

    private static void use(CountDownLatch begin, Cache<String, Object> cache) {
        try {
            begin.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < 100; i++) {
            cache.put("key" + i, i);
            cache.get("key" + i);
        }
    }

    static Stream<String> uris() {
        return Stream.of("local:/", REDIS.uri().toString(), MEMCACHED.uri().toString())
                .flatMap(uri -> uri.startsWith("local") ? Stream.of(uri) : Stream.of(uri, "tiered+" + uri));
    }

    @ParameterizedTest
    @MethodSource("uris")
    void threads_ofAManager_areThoseOnThePageAndEndWithIt(String uri) throws InterruptedException {
        Set<Thread> before = threads();
        Set<Thread> made;
        try (CacheManager manager = manager(uri)) {
            Cache<String, Object> one = cache(manager, "one", Duration.ofHours(1));
            useByManyThreads(one, cache(manager, "two", Duration.ofHours(1)));
            one.clear();
            made = threads();
        }
        made.removeAll(before);
        List<String> names = Pages.table("operations.adoc", "threads").stream()
                .map(row -> row.get(0).replace("`", "").replace("…", ""))
                .toList();

        assertThat(made)
                .allSatisfy(thread -> assertThat(names).anyMatch(thread.getName()::startsWith))
                .allMatch(Thread::isDaemon);
        made.removeIf(thread -> OF_THE_JDK.contains(thread.getName().replaceAll("-.*", "")));
        Await.until("the end of " + made, () -> made.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void bean_ofANearTier_hasTheNameOnThePage() throws JMException {
        try (CacheManager manager = manager("tiered+" + REDIS.uri() + "?statistics=true")) {
            cache(manager, "users", Duration.ofHours(1));

            String uri = manager.getURI().toString().replaceAll("[:=,?]", ".");
            assertThat(ManagementFactory.getPlatformMBeanServer()
                            .queryNames(new ObjectName("io.larder:Cache=users,*"), null))
                    .containsExactly(new ObjectName("io.larder:type=NearTier,CacheManager=" + uri + ",Cache=users"));
            assertThat(Pages.text("operations.adoc"))
                    .contains("`io.larder:type=NearTier,CacheManager=<URI>,Cache=<name>`");
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    static Stream<List<String>> policies() {
        return Pages.table("operations.adoc", "policies").stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_ofAFullServer_doesWhatThePageSays(List<String> row) {
        try (CacheManager manager = manager(REDIS.uri().toString())) {
            Cache<String, Object> cache = cache(manager, "full", Duration.ofHours(1));
            cache.put("first", 1);
            fill(row.get(0).replace("`", ""));

            if (row.get(3).equals("fail")) {
                assertThatThrownBy(() -> putMany(cache))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("it has no memory left");
            } else {
                putMany(cache);
                assertThat(requireNonNull(REDIS.info("stats").get("evicted_keys")))
                        .isNotEqualTo("0");
            }
            if (row.get(2).equals("stays")) {
                assertThat(REDIS.command("EXISTS", "larder:@generation:full")).isEqualTo(1L);
            }
        }
    }

    @Test
    void policy_thatForgetsWhatExpires_refusesWhatDoesNot() {
        try (CacheManager manager = manager(REDIS.uri().toString())) {
            Cache<String, Object> eternal =
                    manager.createCache("eternal", LarderConfiguration.of(String.class, Object.class));
            eternal.put("first", 1);
            fill("volatile-lru");

            assertThatThrownBy(() -> putMany(eternal))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("it has no memory left");
        }
    }

    /** Leaves room for a few hundred of what is then put. */
    private static void fill(String policy) {
        REDIS.command("CONFIG", "RESETSTAT");
        REDIS.command("CONFIG", "SET", "maxmemory-policy", policy);
        REDIS.command("CONFIG", "SET", "maxmemory", String.valueOf(usedOfRedis() + 2_000_000));
    }

    private static void putMany(Cache<String, Object> cache) {
        for (int batch = 0; batch < 10; batch++) {
            Map<String, Object> entries = new HashMap<>();
            for (int i = 0; i < 50; i++) {
                entries.put(batch + "-" + i, "x".repeat(10_000));
            }
            cache.putAll(entries);
        }
    }

    private static CacheManager manager(String uri) {
        return Caching.getCachingProvider().getCacheManager(URI.create(uri), null);
    }

    private static Cache<String, Object> cache(CacheManager manager, String name, Duration lifetime) {
        return manager.createCache(
                name, LarderConfiguration.of(String.class, Object.class).expireAfterModification(lifetime));
    }
}
