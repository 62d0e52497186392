// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page on Redis shows, and what it says of the server. */
class RedisTest {

    private static final RedisServer SERVER = RedisServer.start();

    private final int port = SERVER.port();

    @BeforeEach
    void empty() {
        SERVER.command("FLUSHALL");
    }

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void start_onePurchase_leavesElevenApplesForEveryJvm() {
        // tag::start[]
        CachingProvider provider = Caching.getCachingProvider();
        URI redis = URI.create("redis://localhost:" + port); // <1>
        CacheManager manager = provider.getCacheManager(redis, null);

        Cache<String, Integer> stock = manager.createCache(
                "stock",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)));

        stock.put("apples", 12);
        int left = stock.invoke("apples", (apples, arguments) -> { // <2>
            apples.setValue(apples.getValue() - 1);
            return apples.getValue();
        });
        // end::start[]
        assertThat(left).isEqualTo(11);
        // tag::start[]
        provider.close(); // <3>
        // end::start[]
        try (CacheManager another = provider.getCacheManager(redis, null)) {
            assertThat(stock(another).get("apples")).isEqualTo(11);
        }
    }

    private static Cache<String, Integer> stock(CacheManager manager) {
        return manager.createCache(
                "stock",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)));
    }

    private static CacheManager manager(String parameters) {
        return Caching.getCachingProvider().getCacheManager(URI.create(SERVER.uri() + parameters), null);
    }

    @Test
    void file_forRedis_declaresItsCaches() {
        System.setProperty("REDIS_PORT", String.valueOf(port));
        try {
            CacheManager manager =
                    Caching.getCachingProvider().getCacheManager(URI.create("classpath:pantry.properties"), null);
            Cache<String, BigDecimal> prices = manager.getCache("prices", String.class, BigDecimal.class);
            prices.put("tea", new BigDecimal("3.20"));

            assertThat(prices.get("tea")).isEqualTo("3.20");
            assertThat(keys("pantry:prices:*")).hasSize(1);
        } finally {
            System.clearProperty("REDIS_PORT");
        }
    }

    @Test
    void properties_withCertificates_areSettings() {
        Properties settings = new Properties();
        // tag::tls[]
        settings.setProperty("larder.tls.trust-store", "/etc/shop/redis-ca.p12");
        settings.setProperty("larder.tls.trust-store-password", "${TRUST_STORE_PASSWORD}");
        settings.setProperty("larder.tls.key-store", "/etc/shop/client.p12"); // if the server asks for one
        settings.setProperty("larder.tls.key-store-password", "${KEY_STORE_PASSWORD}");
        // end::tls[]
        assertThat(settings.stringPropertyNames())
                .allSatisfy(name -> assertThat(SettingNames.all()).contains(name.substring("larder.".length())));
    }

    @Test
    void names_onTheServer_areThoseOnThePage() {
        try (CacheManager manager = manager("")) {
            stock(manager).put("green apples", 12);

            String generation = String.valueOf(SERVER.command("GET", "larder:@generation:stock"));
            assertThat(generation).matches("g0:[A-Za-z0-9_-]{16}");
            String entry = "larder:stock:" + generation.substring(3) + ":sgreen%20apples";
            assertThat(keys("larder:stock:*")).containsExactly(entry);
            assertThat((Long) SERVER.command("PTTL", entry)).isBetween(290_000L, 300_000L);
            assertThat(SERVER.command("STRLEN", entry)).isEqualTo(25L);
            assertThat(Pages.text("redis.adoc"))
                    .contains("\n(integer) 25\n")
                    .contains(":sgreen%20apples\n")
                    .contains("23 bytes");
        }
    }

    @Test
    void memoryPolicies_onThePage_areTakenByTheServer() {
        String block = Pages.text("redis.adoc");
        int policy = block.indexOf("\nmaxmemory-policy ") + 1;
        List<String> words =
                List.of(block.substring(policy, block.indexOf('\n', policy)).split(" "));
        assertThat(words).hasSize(2);
        assertThat(SERVER.command("CONFIG", "SET", words.get(0), words.get(1))).isEqualTo("OK");
        assertThat(SERVER.command("CONFIG", "SET", words.get(0), "noeviction")).isEqualTo("OK");
    }

    @Test
    void lease_whileALoaderRuns_liesOnTheServer() {
        try (CacheManager manager = manager("?lease-duration=5s")) {
            Cache<String, String> cache = manager.createCache(
                    "loaded", LarderConfiguration.of(String.class, String.class).readThrough(new CacheLoader<>() {
                        @Override
                        public String load(String key) {
                            return keys("larder:@lease:*") + " for "
                                    + ((Long) requireNonNull(SERVER.command("PTTL", "larder:@lease:loaded:sk")) + 999)
                                            / 1000;
                        }

                        @Override
                        public Map<String, String> loadAll(Iterable<? extends String> keys) {
                            return Map.of();
                        }
                    }));

            assertThat(cache.get("k")).isEqualTo("[larder:@lease:loaded:sk] for 5");
            assertThat(keys("larder:@lease:*")).isEmpty();
        }
    }

    @Test
    void generation_gone_emptiesTheCacheAndNothingFails() {
        try (CacheManager manager = manager("?tracking=off")) {
            Cache<String, Integer> stock = stock(manager);
            stock.put("apples", 12);

            SERVER.command("DEL", "larder:@generation:stock");

            assertThat(stock.get("apples")).isNull();
            stock.put("apples", 13);
            assertThat(stock.get("apples")).isEqualTo(13);
        }
    }

    @Test
    void user_ofTheRightsOnThePage_canDoEverything() throws IOException {
        assertSufficient("larder.acl", "tracking=auto");
    }

    @Test
    void user_ofTheRightsOnThePageThatPublishes_canDoEverything() throws IOException {
        assertSufficient("larder-publish.acl", "tracking=publish");
    }

    private static void assertSufficient(String rights, String setting) throws IOException {
        List<String> rule = List.of(resource(rights).strip().split(" "));
        assertThat(rule).startsWith("user", "shop", "on", ">secret");
        SERVER.command(("ACL SETUSER shop reset " + String.join(" ", rule.subList(2, rule.size()))).split(" "));

        URI uri = URI.create("redis://shop:secret@" + SERVER.address() + "?startup=require&" + setting);
        try (CacheManager manager = Caching.getCachingProvider().getCacheManager(uri, null)) {
            useEverything(manager, "created", new CreatedExpiryPolicy(Duration.ONE_HOUR));
            useEverything(manager, "modified", new ModifiedExpiryPolicy(Duration.ONE_HOUR));
            useEverything(manager, "touched", new TouchedExpiryPolicy(Duration.ONE_HOUR));
            Await.until(
                    "tracking",
                    () -> clients()
                            .anyMatch(client -> client.contains("user=shop")
                                    && client.contains("name=larder-tracking")
                                    && client.contains("sub=1")));
        }
        assertThat(SERVER.command("ACL", "LOG"))
                .asString()
                .as("what the user was refused")
                .doesNotContain("shop");
    }

    private static Stream<String> clients() {
        return String.valueOf(SERVER.command("CLIENT", "LIST")).lines();
    }

    private static void useEverything(CacheManager manager, String name, javax.cache.expiry.ExpiryPolicy expiry) {
        Cache<String, String> cache = manager.createCache(
                name,
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setExpiryPolicyFactory(() -> expiry));
        cache.putAll(Map.of("a", "1", "b", "2"));
        assertThat(cache.getAll(Set.of("a", "b", "c"))).hasSize(2);
        assertThat(cache.getAndPut("a", "3")).isEqualTo("1");
        assertThat(cache.putIfAbsent("c", "4")).isTrue();
        assertThat(cache.replace("c", "4", "5")).isTrue();
        assertThat(cache.getAndReplace("c", "6")).isEqualTo("5");
        assertThat(cache.<String>invoke("c", (entry, none) -> entry.getValue())).isEqualTo("6");
        assertThat(cache.remove("c", "6")).isTrue();
        assertThat(cache.getAndRemove("b")).isEqualTo("2");
        assertThat(cache.containsKey("a")).isTrue();
        assertThat(cache.remove("a")).isTrue();
        assertThat(cache).isEmpty();
        cache.clear();
        manager.destroyCache(name);
    }

    private static String resource(String name) throws IOException {
        try (@Nullable InputStream bytes = RedisTest.class.getResourceAsStream("/" + name)) {
            assertThat(bytes).as(name).isNotNull();
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> keys(String pattern) {
        List<?> reply = (List<?>) requireNonNull(SERVER.command("SCAN", "0", "MATCH", pattern, "COUNT", "1000"));
        return ((List<?>) reply.get(1)).stream().map(String::valueOf).toList();
    }
}
